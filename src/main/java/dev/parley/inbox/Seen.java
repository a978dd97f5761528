package dev.parley.inbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys of the events that were finished last, so that what Twilio says twice happens once. */
final class Seen {
    /** How many are remembered. */
    static final int MOST = 100_000;

    private final Set<Key> keys;

    Seen() {
        this(MOST);
    }

    Seen(int most) {
        keys = Collections.newSetFromMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Boolean> eldest) {
                return size() > most;
            }
        });
    }

    synchronized void add(Key key) {
        keys.add(key);
    }

    synchronized boolean contains(Key key) {
        return keys.contains(key);
    }

    /** Returns all of them, the oldest first. */
    synchronized List<Key> all() {
        return new ArrayList<>(keys);
    }
}
