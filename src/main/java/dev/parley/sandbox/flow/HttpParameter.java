package dev.parley.sandbox.flow;

/** A name and a value, as widgets list them. */
record HttpParameter(String key, Liquid value) {}
