package dev.parley.sandbox.rest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The latest entries, each with a unique number. The oldest are removed, by count and by size, so that it is bounded.
 */
public final class BoundedHistory<T> {
    private final int maxEntries;
    private final long maxCharacters;
    private final Deque<Entry<T>> entries = new ArrayDeque<>();
    private long characters;
    private long added;
    private Reader<T> reader = (number, value) -> {};

    /** Reads every entry that is added. */
    public interface Reader<T> {
        void read(long number, T value);
    }

    public BoundedHistory(int maxEntries, long maxCharacters) {
        this.maxEntries = maxEntries;
        this.maxCharacters = maxCharacters;
    }

    /** Sets the reader of further entries. */
    public void read(Reader<T> newReader) {
        reader = newReader;
    }

    /** Adds the latest entry. */
    public void add(T value, int entryCharacters) {
        entries.addLast(new Entry<>(value, entryCharacters));
        characters += entryCharacters;
        while (entries.size() > maxEntries || (characters > maxCharacters && entries.size() > 1)) {
            characters -= entries.removeFirst().characters();
        }
        added++;
        reader.read(added, value);
    }

    /** Finds the entry with this number, unless it was removed. */
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
