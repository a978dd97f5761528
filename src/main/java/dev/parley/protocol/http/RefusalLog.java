package dev.parley.protocol.http;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of refused requests without letting strangers fill the log: of one kind and from one address the first is logged at
 * once, and what follows within a minute is counted and told in one line. Of one kind at most {@value #MOST_ADDRESSES}
 * addresses are told apart, so strangers with many addresses write few lines, too.
 */
public final class RefusalLog {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final int MOST_ADDRESSES = 20;
    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final String ELSEWHERE = "other addresses";

    private final LongSupplier nanos;
    private final Consumer<String> log;
    private final Map<Source, Long> further = new HashMap<>();
    private final Map<String, Integer> addresses = new HashMap<>();
    private long began;

    /**
     * Where refusals come from.
     *
     * @param kind what is refused, and why, in a few words that a caller has no part in
     */
    private record Source(String kind, String address) {}

    public RefusalLog() {
        this(System::nanoTime, LOG::warn);
    }

    /**
     * @param nanos a monotonic clock
     * @param log takes a line
     */
    public RefusalLog(LongSupplier nanos, Consumer<String> log) {
        this.nanos = nanos;
        this.log = log;
        began = nanos.getAsLong();
    }

    /**
     * Logs a refusal, or counts it.
     *
     * @param kind what is refused, and why, in a few words that a caller has no part in
     * @param line what the log says of the first one
     */
    public void refused(String kind, Object address, Supplier<String> line) {
        if (isNews(new Source(kind, address.toString()))) {
            log.accept(line.get());
        }
    }

    private synchronized boolean isNews(Source source) {
        if (nanos.getAsLong() - began >= MINUTE_NANOS) {
            tellCounts();
        }
        if (further.containsKey(source)) {
            further.merge(source, 1L, Long::sum);
            return false;
        }
        if (addresses.merge(source.kind(), 1, Integer::sum) <= MOST_ADDRESSES) {
            further.put(source, 0L);
            return true;
        }
        further.merge(new Source(source.kind(), ELSEWHERE), 1L, Long::sum);
        return false;
    }

    /** Tells what was counted, when a minute has passed since it was told last. To be called now and then. */
    public synchronized void tell() {
        if (nanos.getAsLong() - began >= MINUTE_NANOS) {
            tellCounts();
        }
    }

    private void tellCounts() {
        began = nanos.getAsLong();
        List<Map.Entry<Source, Long>> counted = further.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .sorted(Map.Entry.<Source, Long>comparingByValue(Comparator.reverseOrder()))
                .toList();
        further.clear();
        addresses.clear();
        counted.forEach(each -> log.accept(each.getKey().kind() + ": " + each.getValue() + " more from "
                + each.getKey().address() + " within a minute."));
    }
}
