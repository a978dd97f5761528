package dev.parley.sandbox.flow;

/** What was answered to a {@link FetchRequest}; empty texts where there were none. */
public record FetchResponse(int status, String contentType, String body) {}
