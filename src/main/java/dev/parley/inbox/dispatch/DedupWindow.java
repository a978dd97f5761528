package dev.parley.inbox.dispatch;

import dev.parley.inbox.message.EventKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys of the events finished last, so that an event that Twilio sends twice is handled once. */
final class DedupWindow {
    /** How many keys are guaranteed. */
    private static final int PROMISED = 100_000;

    /** How many keys are kept: {@link #renew renewed} ones do not displace guaranteed ones. */
    static final int MAX = PROMISED + PROMISED / 2;

    private final Set<EventKey> keys;

    DedupWindow() {
        this(MAX);
    }

    DedupWindow(int max) {
        // In access order: a key that is added again counts as new.
        keys = Collections.newSetFromMap(new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<EventKey, Boolean> eldest) {
                return size() > max;
            }
        });
    }

    synchronized void add(EventKey key) {
        keys.add(key);
    }

    /** Makes those of the keys that are still in the window its newest ones. */
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

    /** Returns all keys, oldest first. */
    synchronized List<EventKey> all() {
        return new ArrayList<>(keys);
    }
}
