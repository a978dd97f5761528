package dev.parley.inbox.dispatch;

import dev.parley.inbox.message.EventKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys of the events that were finished last, so that what Twilio says twice happens once. */
final class DedupWindow {
    /** How many are promised. */
    private static final int PROMISED = 100_000;

    /** How many are remembered: those that are {@link #renew renewed} take nobody's place who was promised one. */
    static final int MOST = PROMISED + PROMISED / 2;

    private final Set<EventKey> keys;

    DedupWindow() {
        this(MOST);
    }

    DedupWindow(int most) {
        // In order of being written: what is written again is as good as new.
        keys = Collections.newSetFromMap(new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<EventKey, Boolean> eldest) {
                return size() > most;
            }
        });
    }

    synchronized void add(EventKey key) {
        keys.add(key);
    }

    /** Keeps those of them that are still remembered for as long as if they were new. */
    synchronized void renew(List<EventKey> some) {
        for (EventKey key : some) {
            if (keys.contains(key)) {
                keys.add(key);
            }
        }
    }

    synchronized boolean contains(EventKey key) {
        return keys.contains(key);
    }

    /** Returns all of them, the oldest first. */
    synchronized List<EventKey> all() {
        return new ArrayList<>(keys);
    }
}
