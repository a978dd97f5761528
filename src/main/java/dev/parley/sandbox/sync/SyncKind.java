package dev.parley.sandbox.sync;

import java.util.Locale;

/** The three types of objects, with their names and codes. */
enum SyncKind {
    DOCUMENT("ET", "Documents", 54100),
    LIST("ES", "Lists", 54150),
    MAP("MP", "Maps", 54200);

    /** The prefix of its SIDs. */
    final String prefix;

    /** The first segment of its paths. */
    final String path;

    /** Twilio's code for an unknown object. */
    final int absent;

    SyncKind(String prefix, String path, int absent) {
        this.prefix = prefix;
        this.path = path;
        this.absent = absent;
    }

    /** Returns {@code document}, {@code list} or {@code map}. */
    String typeName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
