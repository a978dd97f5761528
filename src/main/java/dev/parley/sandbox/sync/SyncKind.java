package dev.parley.sandbox.sync;

import java.util.Locale;

/** The three kinds of objects, and what each is called where. */
enum SyncKind {
    DOCUMENT("ET", "Documents", 54100),
    LIST("ES", "Lists", 54150),
    MAP("MP", "Maps", 54200);

    /** What its SIDs begin with. */
    final String prefix;

    /** What its paths begin with. */
    final String path;

    /** What Twilio answers where it is absent. */
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
