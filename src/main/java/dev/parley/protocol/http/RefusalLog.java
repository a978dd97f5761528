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
 * Logs refused requests without letting callers fill the log. The first refusal of a kind and address is logged at once; those
 * that follow within a minute are counted and logged in one line. At most {@value #MAX_ADDRESSES} addresses of a kind are
 * distinguished, so callers with many addresses cause few lines, too.
 */
public final class RefusalLog {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final int MAX_ADDRESSES = 20;
    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final String OTHER_ADDRESSES = "other addresses";

    private final LongSupplier nanos;
    private final Consumer<String> log;
    private final Map<Source, Long> counts = new HashMap<>();
    private final Map<String, Integer> addresses = new HashMap<>();
    private long minuteStart;

    /**
     * The kind and address of refusals.
     *
     * @param kind what is refused, and why, in fixed words
     */
    private record Source(String kind, String address) {}

    public RefusalLog() {
        this(System::nanoTime, LOG::warn);
    }

    /**
     * @param nanos a monotonic clock
     * @param log writes a line to the log
     */
    public RefusalLog(LongSupplier nanos, Consumer<String> log) {
        this.nanos = nanos;
        this.log = log;
        minuteStart = nanos.getAsLong();
    }

    /**
     * Logs a refusal, or counts it.
     *
     * @param kind what is refused, and why, in fixed words that do not come from the caller
     * @param line the log line for the first one
     */
    public void refused(String kind, Object address, Supplier<String> line) {
        if (isFirst(new Source(kind, address.toString()))) {
            log.accept(line.get());
        }
    }

    private synchronized boolean isFirst(Source source) {
        if (nanos.getAsLong() - minuteStart >= MINUTE_NANOS) {
            logCounts();
        }
        if (counts.containsKey(source)) {
            counts.merge(source, 1L, Long::sum);
            return false;
        }
        if (addresses.merge(source.kind(), 1, Integer::sum) <= MAX_ADDRESSES) {
            counts.put(source, 0L);
            return true;
        }
        counts.merge(new Source(source.kind(), OTHER_ADDRESSES), 1L, Long::sum);
        return false;
    }

    /** Logs the counts if a minute has passed since the last time. To be called periodically. */
    public synchronized void tell() {
        if (nanos.getAsLong() - minuteStart >= MINUTE_NANOS) {
            logCounts();
        }
    }

    private void logCounts() {
        minuteStart = nanos.getAsLong();
        List<Map.Entry<Source, Long>> counted = counts.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .sorted(Map.Entry.<Source, Long>comparingByValue(Comparator.reverseOrder()))
                .toList();
        counts.clear();
        addresses.clear();
        counted.forEach(each -> log.accept(each.getKey().kind() + ": " + each.getValue() + " more from "
                + each.getKey().address() + " within a minute."));
    }
}
