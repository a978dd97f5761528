package dev.parley.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The first letters of many in an order, without what Twilio said. Each is kept as the JSON that a list shows of it, some four
 * hundred bytes; all of them together take no more memory than they may.
 */
final class LetterList {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What Java takes for keeping one, besides its JSON. */
    private static final int BYTES_FOR_KEEPING = 64;

    private static final byte[] BEGIN = {'['};
    private static final byte[] SEPARATOR = {','};
    private static final byte[] END = {']'};
    private static final byte[] NONE = {'[', ']'};

    private final Comparator<Kept> order;
    private final int limit;
    private final long mostBytes;
    /** The one to go first when there are too many. */
    private final PriorityQueue<Kept> kept;

    private long count;
    private long bytes;
    private @Nullable Kept firstCut;

    /** A letter's JSON begins with its id, which orders those that were given up in the same moment. */
    private record Kept(long gaveUpMillis, byte[] json) {
        long bytes() {
            return json.length + BYTES_FOR_KEEPING;
        }
    }

    /**
     * @param limit how many letters to keep at most
     * @param mostBytes how much memory they may take together
     */
    LetterList(Order order, int limit, long mostBytes) {
        this.order = comparator(order);
        this.limit = limit;
        this.mostBytes = mostBytes;
        kept = new PriorityQueue<>(this.order.reversed());
    }

    private static Comparator<Kept> comparator(Order order) {
        Comparator<Kept> oldest = Comparator.comparingLong(Kept::gaveUpMillis);
        return switch (order) {
            case NEWEST -> oldest.reversed().thenComparing(Kept::json, Arrays::compare);
            case OLDEST -> oldest.thenComparing(Kept::json, Arrays::compare);
        };
    }

    void add(DeadLetter letter) {
        count++;
        Kept next = new Kept(letter.gaveUp().toEpochMilli(), json(letter));
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

    private static byte[] json(DeadLetter letter) {
        try {
            return JSON.writeValueAsBytes(letter.summary());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("text and numbers can be written as JSON", e);
        }
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
        return inOrder().map(json -> new String(json, StandardCharsets.UTF_8)).toList();
    }

    /** Returns the letters as a JSON array in UTF-8, which is put together as it is read. */
    InputStream array() {
        List<byte[]> letters = inOrder().toList();
        Stream<byte[]> separated = IntStream.range(0, letters.size())
                .boxed()
                .flatMap(place -> Stream.of(place == 0 ? BEGIN : SEPARATOR, letters.get(place)));
        Iterator<byte[]> parts = Stream.concat(separated, Stream.of(letters.isEmpty() ? NONE : END))
                .iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return parts.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return new ByteArrayInputStream(parts.next());
            }
        });
    }

    private Stream<byte[]> inOrder() {
        return kept.stream().sorted(order).map(Kept::json);
    }
}
