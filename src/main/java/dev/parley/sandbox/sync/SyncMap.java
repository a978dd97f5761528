package dev.parley.sandbox.sync;

import java.time.Clock;

/** Items by their name. */
public final class SyncMap extends SyncCollection<String> {
    SyncMap(String uniqueName, Clock clock) {
        super(SyncKind.MAP, uniqueName, clock, "key");
    }

    @Override
    String key(String written) {
        return written;
    }
}
