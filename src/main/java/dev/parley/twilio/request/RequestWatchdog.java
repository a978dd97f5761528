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
 * Cancels requests that take longer than a limit, however busy their connection is. It looks now and then: a timer for each
 * would wake a thread for each.
 */
final class RequestWatchdog implements AutoCloseable {
    private static final int LOOKS = 10;

    private final Duration limit;
    private final AtomicInteger cutOff = new AtomicInteger();
    private final Map<HttpUriRequestBase, Long> begun = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("twilio-overdue", true));

    /** @param limit that a tenth of it may be added to */
    RequestWatchdog(Duration limit) {
        this.limit = limit;
        long pause = Math.max(1, limit.toMillis() / LOOKS);
        timer.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    Duration limit() {
        return limit;
    }

    /** Returns how many it has cancelled. */
    int cutOff() {
        return cutOff.get();
    }

    void watch(HttpUriRequestBase request) {
        begun.put(request, System.nanoTime());
    }

    void forget(HttpUriRequestBase request) {
        begun.remove(request);
    }

    private void look() {
        long now = System.nanoTime();
        begun.forEach((request, since) -> {
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
