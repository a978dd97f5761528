package dev.parley.sandbox.flow;

/** A name and a value, as widgets list them. */
record Parameter(String key, Liquid value) {}
