package dev.parley.sandbox.flow;

/**
 * What a flow asks somebody over HTTP.
 *
 * @param method {@code GET} or {@code POST}
 * @param url http or https, its query included
 * @param contentType of the body; empty without one
 * @param isTwilios whether it is sent with the account's name and password
 */
public record FetchRequest(String method, String url, String contentType, String body, boolean isTwilios) {}
