package dev.parley.sandbox.media;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a picture or a file, without what is in it.
 *
 * @param category {@code media}, or for e-mail {@code body} and {@code history}
 * @param size in bytes
 */
public record MediaItem(String sid, String category, @Nullable String filename, String contentType, int size) {
    /** What it is where nobody says. */
    static final String ANY_TYPE = "application/octet-stream";

    /** Not all that people call a type can stand in a header. */
    private static final Pattern TYPE = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]*");

    /** Returns the headers with which its content is handed out. What people send must not act as a page of the sandbox. */
    public Map<String, String> headers() {
        return Map.of(
                "Content-Type", TYPE.matcher(contentType).matches() ? contentType : ANY_TYPE,
                "Content-Security-Policy", "sandbox",
                "X-Content-Type-Options", "nosniff");
    }
}
