package dev.parley.sandbox.flow;

/** A parameter of an HTTP request. */
record HttpParameter(String key, Liquid value) {}
