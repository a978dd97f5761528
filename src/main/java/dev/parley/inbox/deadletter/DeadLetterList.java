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
 * The first letters of many in an order, without what Twilio said. Each is kept as the JSON that a list shows of it, some four
 * hundred bytes; all of them together take no more memory than they may.
 */
final class DeadLetterList {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What Java takes for keeping one, besides its JSON. */
    private static final int BYTES_FOR_KEEPING = 64;

    private final Comparator<Kept> order;
    private final int limit;
    private final long mostBytes;
    /** The one to go first when there are too many. */
    private final PriorityQueue<Kept> kept;

    private long count;
    private long bytes;
    private @Nullable Kept firstCut;

    /** A letter as a list goes on with it: a comma and its JSON, which begins with its id. */
    private static final class Kept {
        private final long gaveUpMillis;
        private final byte[] json;

        Kept(DeadLetter letter) {
            gaveUpMillis = letter.gaveUp().toEpochMilli();
            json = ("," + json(letter)).getBytes(StandardCharsets.UTF_8);
        }

        private static String json(DeadLetter letter) {
            try {
                return JSON.writeValueAsString(letter.summary());
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("text and numbers can be written as JSON", e);
            }
        }

        long bytes() {
            return json.length + (long) BYTES_FOR_KEEPING;
        }

        InputStream inList(boolean first) {
            int comma = first ? 1 : 0;
            return new ByteArrayInputStream(json, comma, json.length - comma);
        }
    }

    /**
     * @param limit how many letters to keep at most
     * @param mostBytes how much memory they may take together
     */
    DeadLetterList(DeadLetterOrder order, int limit, long mostBytes) {
        this.order = comparator(order);
        this.limit = limit;
        this.mostBytes = mostBytes;
        kept = new PriorityQueue<>(this.order.reversed());
    }

    private static Comparator<Kept> comparator(DeadLetterOrder order) {
        Comparator<Kept> oldest = Comparator.comparingLong(kept -> kept.gaveUpMillis);
        return switch (order) {
            case NEWEST -> oldest.reversed().thenComparing(kept -> kept.json, Arrays::compare);
            case OLDEST -> oldest.thenComparing(kept -> kept.json, Arrays::compare);
        };
    }

    void add(DeadLetter letter) {
        count++;
        Kept next = new Kept(letter);
        if (firstCut != null && order.compare(next, firstCut) > 0) {
            return;
        }
        kept.add(next);
        bytes += next.bytes();
        while (kept.size() > limit) {
            removeLast();
        }
        while (bytes > mostBytes) {
            firstCut = removeLast();
        }
    }

    private Kept removeLast() {
        Kept last = kept.remove();
        bytes -= last.bytes();
        return last;
    }

    /** Returns how many letters there were. */
    long count() {
        return count;
    }

    /** Returns how many are kept. */
    int size() {
        return kept.size();
    }

    /** Returns whether more were asked for than may be kept. */
    boolean isCut() {
        return firstCut != null && kept.size() < limit;
    }

    /** Returns the letters' JSON, in order. */
    List<String> letters() {
        return inOrder()
                .map(letter -> new String(letter.json, StandardCharsets.UTF_8).substring(1))
                .toList();
    }

    /** Returns the letters as a JSON array in UTF-8, which is put together as it is read. */
    InputStream array() {
        List<InputStream> parts = new ArrayList<>();
        parts.add(new ByteArrayInputStream(new byte[] {'['}));
        inOrder().forEach(letter -> parts.add(letter.inList(parts.size() == 1)));
        parts.add(new ByteArrayInputStream(new byte[] {']'}));
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    private Stream<Kept> inOrder() {
        return kept.stream().sorted(order);
    }
}
