package dev.parley.sandbox.flow;

/**
 * An HTTP request of a flow.
 *
 * @param method {@code GET} or {@code POST}
 * @param url http or https, query included
 * @param contentType of the body; empty without a body
 * @param isTwilios whether it is sent with the account SID and auth token
 */
public record FetchRequest(String method, String url, String contentType, String body, boolean isTwilios) {}
