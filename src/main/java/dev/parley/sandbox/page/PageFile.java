package dev.parley.sandbox.page;

import io.vertx.core.buffer.Buffer;

/**
 * A file of the page.
 *
 * @param contentType with its charset
 */
public record PageFile(String contentType, Buffer content) {}
