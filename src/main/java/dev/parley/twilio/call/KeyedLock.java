package dev.parley.twilio.call;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Serializes work on the same key; work on different keys runs in parallel. */
public final class KeyedLock {
    private final Map<Key, LockEntry> locks = new ConcurrentHashMap<>();

    /**
     * Identifies a resource.
     *
     * @param kind for example {@code conversations/webhooks/ensure}
     * @param place its path parameters
     * @param identity the values that identify it there
     */
    record Key(String kind, Map<String, List<String>> place, List<String> identity) {
        Key {
            place = Map.copyOf(place);
            identity = List.copyOf(identity);
        }
    }

    private static final class LockEntry {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int users;

        private LockEntry acquire() {
            users++;
            return this;
        }
    }

    /** Waits until no other work has the same key, then does the work. */
    <T> T run(Key key, Supplier<T> work) {
        LockEntry entry = locks.compute(key, (same, known) -> (known == null ? new LockEntry() : known).acquire());
        entry.lock.lock();
        try {
            return work.get();
        } finally {
            entry.lock.unlock();
            // The last user removes the entry, so that unused keys need no memory.
            locks.computeIfPresent(key, (same, known) -> --known.users == 0 ? null : known);
        }
    }

    /** Returns how many keys are in use. */
    public int size() {
        return locks.size();
    }
}
