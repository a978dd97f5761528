package dev.parley.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last things that happened. The oldest are forgotten, by count and by size, so it never grows without bound. */
final class Ledger<T> {
    private final int maxEntries;
    private final long maxCharacters;
    private final Deque<Entry<T>> entries = new ArrayDeque<>();
    private long characters;

    Ledger(int maxEntries, long maxCharacters) {
        this.maxEntries = maxEntries;
        this.maxCharacters = maxCharacters;
    }

    /** Adds what happened last. */
    void add(T thing, int itsCharacters) {
        entries.addLast(new Entry<>(thing, itsCharacters));
        characters += itsCharacters;
        while (entries.size() > maxEntries || (characters > maxCharacters && entries.size() > 1)) {
            characters -= entries.removeFirst().characters();
        }
    }

    /** Returns the oldest first. */
    List<T> all() {
        return entries.stream().map(Entry::thing).toList();
    }

    void clear() {
        entries.clear();
        characters = 0;
    }

    private record Entry<T>(T thing, int characters) {}
}
