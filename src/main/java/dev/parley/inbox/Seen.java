package dev.parley.inbox;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The ids of the last 100,000 events, so that what Twilio says twice happens once. */
final class Seen {
    private static final int MOST = 100_000;

    private final Set<String> ids = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    });

    /** Returns whether the id is a new one. */
    synchronized boolean add(String id) {
        return ids.add(id);
    }
}
