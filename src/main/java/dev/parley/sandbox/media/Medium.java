package dev.parley.sandbox.media;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a picture or a file, without what is in it.
 *
 * @param category {@code media}, or for e-mail {@code body} and {@code history}
 * @param size in bytes
 */
public record Medium(String sid, String category, @Nullable String filename, String contentType, int size) {}
