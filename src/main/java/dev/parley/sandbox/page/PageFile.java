package dev.parley.sandbox.page;

import io.vertx.core.buffer.Buffer;

/**
 * A file as a browser gets it.
 *
 * @param contentType with its charset
 */
public record PageFile(String contentType, Buffer content) {}
