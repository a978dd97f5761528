package dev.parley.sandbox.media;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of a media file.
 *
 * @param category {@code media}, or for e-mail {@code body} and {@code history}
 * @param size in bytes
 */
public record MediaItem(String sid, String category, @Nullable String filename, String contentType, int size) {
    /** The content type where none is given. */
    static final String ANY_TYPE = "application/octet-stream";

    /** Not every given type is valid in a header. */
    private static final Pattern TYPE = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]*");

    /** Returns the headers of its content. Uploaded content must not run as a page of the sandbox. */
    public Map<String, String> headers() {
        return Map.of(
                "Content-Type", TYPE.matcher(contentType).matches() ? contentType : ANY_TYPE,
                "Content-Security-Policy", "sandbox",
                "X-Content-Type-Options", "nosniff");
    }
}
