package dev.parley.inbox.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The first dead letters in an order, without Twilio's parameters. Each is kept as the JSON of the list, some four hundred
 * bytes, within a limit of memory.
 */
final class DeadLetterList {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Java's overhead per letter, besides its JSON. */
    private static final int OVERHEAD_BYTES = 64;

    private final Comparator<Entry> order;
    private final int limit;
    private final long maxBytes;
    /** Its head is removed first when there are too many. */
    private final PriorityQueue<Entry> entries;

    private long count;
    private long bytes;
    private @Nullable Entry firstCut;

    /** A letter as a list continues with it: a comma and its JSON, which begins with its id. */
    private static final class Entry {
        private final long gaveUpMillis;
        private final byte[] json;

        Entry(DeadLetter letter) {
            gaveUpMillis = letter.gaveUp().toEpochMilli();
            json = ("," + json(letter)).getBytes(StandardCharsets.UTF_8);
        }

        private static String json(DeadLetter letter) {
            try {
                return JSON.writeValueAsString(letter.summary());
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("text and numbers can always be written as JSON", e);
            }
        }

        long bytes() {
            return json.length + (long) OVERHEAD_BYTES;
        }

        InputStream inList(boolean first) {
            int comma = first ? 1 : 0;
            return new ByteArrayInputStream(json, comma, json.length - comma);
        }
    }

    /**
     * @param limit how many letters to keep at most
     * @param maxBytes how much memory they may take together
     */
    DeadLetterList(DeadLetterOrder order, int limit, long maxBytes) {
        this.order = comparator(order);
        this.limit = limit;
        this.maxBytes = maxBytes;
        entries = new PriorityQueue<>(this.order.reversed());
    }

    private static Comparator<Entry> comparator(DeadLetterOrder order) {
        Comparator<Entry> oldest = Comparator.comparingLong(entry -> entry.gaveUpMillis);
        return switch (order) {
            case NEWEST -> oldest.reversed().thenComparing(entry -> entry.json, Arrays::compare);
            case OLDEST -> oldest.thenComparing(entry -> entry.json, Arrays::compare);
        };
    }

    void add(DeadLetter letter) {
        count++;
        Entry next = new Entry(letter);
        if (firstCut != null && order.compare(next, firstCut) > 0) {
            return;
        }
        entries.add(next);
        bytes += next.bytes();
        while (entries.size() > limit) {
            removeLast();
        }
        while (bytes > maxBytes) {
            firstCut = removeLast();
        }
    }

    private Entry removeLast() {
        Entry last = entries.remove();
        bytes -= last.bytes();
        return last;
    }

    /** Returns how many letters there were. */
    long count() {
        return count;
    }

    /** Returns how many are kept. */
    int size() {
        return entries.size();
    }

    /** Returns whether memory was too small for the limit. */
    boolean isCut() {
        return firstCut != null && entries.size() < limit;
    }

    /** Returns the letters' JSON, in order. */
    List<String> letters() {
        return inOrder()
                .map(letter -> new String(letter.json, StandardCharsets.UTF_8).substring(1))
                .toList();
    }

    /** Returns the letters as a JSON array in UTF-8, generated while it is read. */
    InputStream array() {
        List<InputStream> parts = new ArrayList<>();
        parts.add(new ByteArrayInputStream(new byte[] {'['}));
        inOrder().forEach(letter -> parts.add(letter.inList(parts.size() == 1)));
        parts.add(new ByteArrayInputStream(new byte[] {']'}));
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    private Stream<Entry> inOrder() {
        return entries.stream().sorted(order);
    }
}
