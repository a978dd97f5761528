package dev.parley.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder with the settings and the routes that ship, to be changed as one's own. */
record Home(Path folder) {
    private static final Path SHIPPED = Path.of("target/parley").toAbsolutePath();

    private static final String RENAME =
            """
            - route:
                id: rename
                description: Name the conversation after its latest message; one call for each.
                from:
                  uri: twilio-webhook:onMessageAdded
                  steps:
                    - to:
                        id: to-rename
                        uri: twilio-api:conversations/update
                        parameters:
                          sid: ${body[ConversationSid]}
                          friendlyName: ${body[Body]}
            """;

    /** Copies what ships into a new folder. */
    static Home in(Path parent) {
        try {
            Path folder = Files.createTempDirectory(parent, "home").toRealPath();
            Files.createDirectory(folder.resolve("routes"));
            Files.copy(SHIPPED.resolve("application.properties"), folder.resolve("application.properties"));
            try (Stream<Path> routes = Files.list(SHIPPED.resolve("routes"))) {
                for (Path route : routes.toList()) {
                    Files.copy(route, folder.resolve("routes").resolve(route.getFileName()));
                }
            }
            return new Home(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies what ships, and puts in the bot's place a route whose calls show which messages were handled, and when. */
    static Home thatRenames(Path parent) {
        return in(parent).without("reply.camel.yaml").with("rename.camel.yaml", RENAME);
    }

    /** Drops a file into {@code routes/}. */
    Home with(String file, String text) {
        try {
            Files.writeString(folder.resolve("routes").resolve(file), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes files from {@code routes/}. */
    Home without(String... files) {
        try {
            for (String file : List.of(files)) {
                Files.delete(folder.resolve("routes").resolve(file));
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes {@code routes/} away. */
    Home withoutRoutes() {
        try {
            Files.move(folder.resolve("routes"), folder.resolve("elsewhere"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
