package dev.parley.twilio.request;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;

/**
 * Cancels requests that take longer than a limit, even if their connection is not silent. It checks periodically, since a
 * timer per request would wake a thread for each.
 */
final class RequestWatchdog implements AutoCloseable {
    private static final int CHECKS_PER_LIMIT = 10;

    private final Duration limit;
    private final AtomicInteger cutOff = new AtomicInteger();
    private final Map<HttpUriRequestBase, Long> started = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("twilio-watchdog", true));

    /** @param limit exceeded by at most a tenth */
    RequestWatchdog(Duration limit) {
        this.limit = limit;
        long pause = Math.max(1, limit.toMillis() / CHECKS_PER_LIMIT);
        timer.scheduleWithFixedDelay(this::check, pause, pause, TimeUnit.MILLISECONDS);
    }

    Duration limit() {
        return limit;
    }

    /** Returns how many requests it has cancelled. */
    int cutOff() {
        return cutOff.get();
    }

    void watch(HttpUriRequestBase request) {
        started.put(request, System.nanoTime());
    }

    void forget(HttpUriRequestBase request) {
        started.remove(request);
    }

    private void check() {
        long now = System.nanoTime();
        started.forEach((request, since) -> {
            if (now - since > limit.toNanos()) {
                if (request.cancel()) {
                    cutOff.incrementAndGet();
                }
            }
        });
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
