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
    private Reader<T> reader = (number, thing) -> {};

    /** Is told of everything that is added. */
    public interface Reader<T> {
        void read(long number, T thing);
    }

    public BoundedHistory(int maxEntries, long maxCharacters) {
        this.maxEntries = maxEntries;
        this.maxCharacters = maxCharacters;
    }

    /** Tells one reader from now on. */
    public void tell(Reader<T> whom) {
        reader = whom;
    }

    /** Adds what happened last. */
    public void add(T thing, int itsCharacters) {
        entries.addLast(new Entry<>(thing, itsCharacters));
        characters += itsCharacters;
        while (entries.size() > maxEntries || (characters > maxCharacters && entries.size() > 1)) {
            characters -= entries.removeFirst().characters();
        }
        added++;
        reader.read(added, thing);
    }

    /** Finds what has this number, unless it is forgotten. */
    public Optional<T> find(long number) {
        long forgotten = added - entries.size();
        return number <= forgotten || number > added
                ? Optional.empty()
                : entries.stream()
                        .skip(number - forgotten - 1)
                        .map(Entry::thing)
                        .findFirst();
    }

    /** Returns the oldest first. */
    public List<T> all() {
        return entries.stream().map(Entry::thing).toList();
    }

    public void clear() {
        entries.clear();
        characters = 0;
    }

    private record Entry<T>(T thing, int characters) {}
}
