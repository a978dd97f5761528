package dev.parley.sandbox.flow;

/** The response to a {@link FetchRequest}; absent texts are empty. */
public record FetchResponse(int status, String contentType, String body) {}
