package dev.parley.sandbox.rest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The last things that happened, each with a number that no other one gets. The oldest are forgotten, by count and by size,
 * so it never grows without bound.
 */
public final class BoundedHistory<T> {
    private final int maxEntries;
    private final long maxCharacters;
    private final Deque<Entry<T>> entries = new ArrayDeque<>();
    private long characters;
    private long added;
    private Reader<T> reader = (number, value) -> {};

    /** Is told of everything that is added. */
    public interface Reader<T> {
        void read(long number, T value);
    }

    public BoundedHistory(int maxEntries, long maxCharacters) {
        this.maxEntries = maxEntries;
        this.maxCharacters = maxCharacters;
    }

    /** Tells one reader from now on. */
    public void tell(Reader<T> newReader) {
        reader = newReader;
    }

    /** Adds what happened last. */
    public void add(T value, int entryCharacters) {
        entries.addLast(new Entry<>(value, entryCharacters));
        characters += entryCharacters;
        while (entries.size() > maxEntries || (characters > maxCharacters && entries.size() > 1)) {
            characters -= entries.removeFirst().characters();
        }
        added++;
        reader.read(added, value);
    }

    /** Finds what has this number, unless it is forgotten. */
    public Optional<T> find(long number) {
        long forgotten = added - entries.size();
        return number <= forgotten || number > added
                ? Optional.empty()
                : entries.stream()
                        .skip(number - forgotten - 1)
                        .map(Entry::value)
                        .findFirst();
    }

    /** Returns the oldest first. */
    public List<T> all() {
        return entries.stream().map(Entry::value).toList();
    }

    public void clear() {
        entries.clear();
        characters = 0;
    }

    private record Entry<T>(T value, int characters) {}
}
