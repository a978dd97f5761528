package dev.parley.management;

/** Where the management server listens. */
public record ManagementSettings(String host, int port) {}
