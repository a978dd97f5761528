package dev.parley.openapi;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where it is read what Twilio's OpenAPI documents say: from themselves, or from the table made from them. */
sealed interface OpenApiSource permits OpenApiFolder, OpenApiTable {
    OpenApiDocument document(OpenApiProduct product);

    /** Returns the documents where {@code TWILIO_OPENAPI} names their folder, else the table. */
    static OpenApiSource here() {
        return of(System.getenv(OpenApiFolder.NAME));
    }

    /** Returns the documents in a folder; where none is named, the table. */
    static OpenApiSource of(@Nullable String folder) {
        return folder == null || folder.isEmpty() ? new OpenApiTable() : new OpenApiFolder(Path.of(folder));
    }
}
