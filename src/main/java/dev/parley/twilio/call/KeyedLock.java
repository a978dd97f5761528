package dev.parley.twilio.call;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets work on the same thing happen one after the other; work on different things never waits for each other. */
public final class KeyedLock {
    private final Map<Key, Turn> turns = new ConcurrentHashMap<>();

    /**
     * What a piece of work is about.
     *
     * @param kind say {@code conversations/webhooks/ensure}
     * @param place where it lies, by parameter name
     * @param own what makes it the same thing there
     */
    record Key(String kind, Map<String, List<String>> place, List<String> own) {
        Key {
            place = Map.copyOf(place);
            own = List.copyOf(own);
        }
    }

    private static final class Turn {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int takers;

        private Turn another() {
            takers++;
            return this;
        }
    }

    /** Does the work when nobody else works on the same thing; blocks until then. */
    <T> T take(Key key, Supplier<T> work) {
        Turn turn = turns.compute(key, (same, known) -> (known == null ? new Turn() : known).another());
        turn.lock.lock();
        try {
            return work.get();
        } finally {
            turn.lock.unlock();
            // Whoever is last takes the turn away, so that things of the past need no room.
            turns.computeIfPresent(key, (same, known) -> --known.takers == 0 ? null : known);
        }
    }

    /** Returns how many things are being worked on. */
    public int size() {
        return turns.size();
    }
}
