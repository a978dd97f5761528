package dev.parley.sandbox.flow;

/** What was answered to a {@link Request}; empty texts where there were none. */
public record Reply(int status, String contentType, String body) {}
