package dev.parley.sandbox.page;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of the page by name. They are resources beside this class, all in one folder, and are read once. */
public final class PageFiles {
    /** Twilio's JavaScript SDK from npm. Present if the build found npm. */
    public static final String SDK = "twilio-conversations.min.js";

    /** Excludes names outside the folder, and classes in it. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z.-]*\\.(html|css|js|svg)");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml; charset=utf-8");

    private final Map<String, PageFile> read = new HashMap<>();

    /** Finds a file. */
    public Optional<PageFile> find(String name) {
        PageFile known = read.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Matcher shape = NAME.matcher(name);
        Optional<PageFile> found =
                shape.matches() ? read(name, String.valueOf(TYPES.get(shape.group(1)))) : Optional.empty();
        // Unknown names are not cached: their number is unbounded.
        found.ifPresent(file -> read.put(name, file));
        return found;
    }

    private static Optional<PageFile> read(String name, String contentType) {
        try (InputStream file = PageFiles.class.getResourceAsStream(name)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new PageFile(contentType, Buffer.buffer(file.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
