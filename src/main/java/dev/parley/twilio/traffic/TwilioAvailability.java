package dev.parley.twilio.traffic;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether Twilio accepts calls now. It does not while it asks us to wait (429) or while it is unavailable; that applies to
 * all calls, whichever call detected it. Events wait without holding a thread.
 */
public final class TwilioAvailability {
    private static final Logger LOG = LoggerFactory.getLogger(TwilioAvailability.class);

    /** How long a successful probe is valid. */
    private static final Duration PROBE_VALID_FOR = Duration.ofSeconds(1);

    private static final Duration FIRST_PROBE_DELAY = Duration.ofMillis(500);
    private static final Duration MAX_PROBE_DELAY = Duration.ofSeconds(15);

    private final MonotonicTime time;
    private final Executor threads;
    private final Supplier<Optional<String>> probe;
    private final Backoff backoff;

    private volatile CompletableFuture<Void> open = CompletableFuture.completedFuture(null);
    private long waitUntil;
    private boolean isDown;
    private boolean stopping;
    private long downSince;
    private @Nullable Long answeredAt;
    private @Nullable CompletableFuture<Boolean> firstProbe;

    /**
     * @param probe sends a harmless request and returns why Twilio is unavailable, empty if it is not; may block
     * @param threads for the probe
     * @param chance from 0 to 1
     */
    public TwilioAvailability(
            MonotonicTime time, Executor threads, Supplier<Optional<String>> probe, DoubleSupplier chance) {
        this.time = time;
        this.threads = threads;
        this.probe = probe;
        this.backoff = new Backoff(chance);
        this.waitUntil = time.nanos();
    }

    /** Returns a future that completes when Twilio accepts calls, at once while it does. It fails if Parley stops before. */
    public CompletableFuture<Void> whenOpen() {
        return open.copy();
    }

    /** Returns whether calls have to wait now. */
    boolean isClosed() {
        return !open.isDone() || open.isCompletedExceptionally();
    }

    public synchronized boolean isUnavailable() {
        return isDown;
    }

    /** Returns in words why calls have to wait; empty if they need not. */
    synchronized Optional<String> reasonToWait() {
        if (isDown) {
            return Optional.of("Twilio is unavailable");
        }
        return isClosed() ? Optional.of("Twilio asks us to wait") : Optional.empty();
    }

    /** Returns how much longer Twilio asks us to wait. */
    public synchronized Optional<Duration> remainingWait() {
        long left = waitUntil - time.nanos();
        return left <= 0 ? Optional.empty() : Optional.of(Duration.ofNanos(left));
    }

    /**
     * Twilio answered 429.
     *
     * @param wait Retry-After; without it, an exponential backoff is used
     * @param sentAt when the call was sent: a call sent before others were held back does not count again
     */
    synchronized void tooManyRequests(Optional<Duration> wait, long sentAt) {
        long now = time.nanos();
        boolean isNews = sentAt - waitUntil >= 0;
        Optional<Duration> asked = wait.filter(time -> !time.isZero());
        if (asked.isEmpty() && !isNews) {
            return;
        }
        Duration pause = asked.orElseGet(() -> backoff.next(Duration.ofNanos(now - waitUntil)));
        long until = now + pause.toNanos();
        if (until - waitUntil <= 0) {
            return;
        }
        if (isNews) {
            LOG.warn("Twilio asks us to wait (429). Calls continue in {} ms; no event is given up.", pause.toMillis());
        }
        waitUntil = until;
        close();
        time.after(pause, this::openIfDue);
    }

    /**
     * After a call without a response, or with 502, 503 or 504: probes whether Twilio is unavailable or only that call
     * failed.
     *
     *
     * @return whether Twilio is available
     */
    CompletableFuture<Boolean> checkAvailable() {
        CompletableFuture<Boolean> found;
        synchronized (this) {
            if (isDown || stopping) {
                return CompletableFuture.completedFuture(stopping);
            }
            if (firstProbe != null) {
                return firstProbe;
            }
            if (answeredAt != null && time.nanos() - answeredAt < PROBE_VALID_FOR.toNanos()) {
                return CompletableFuture.completedFuture(true);
            }
            found = new CompletableFuture<>();
            firstProbe = found;
        }
        onThread(() -> found.complete(probeFirst()));
        return found;
    }

    private boolean probeFirst() {
        Optional<String> why = runProbe();
        synchronized (this) {
            firstProbe = null;
            if (why.isEmpty()) {
                answeredAt = time.nanos();
                return true;
            }
            isDown = true;
            downSince = time.nanos();
            close();
        }
        LOG.warn("Twilio is unavailable: {}. Events wait; none is given up.", why.get());
        probeAgainIn(FIRST_PROBE_DELAY);
        return false;
    }

    private void probeAgainIn(Duration wait) {
        time.after(wait, () -> onThread(() -> probeAgain(wait.multipliedBy(2))));
    }

    private void probeAgain(Duration next) {
        if (runProbe().isPresent()) {
            probeAgainIn(next.compareTo(MAX_PROBE_DELAY) > 0 ? MAX_PROBE_DELAY : next);
            return;
        }
        long now = time.nanos();
        synchronized (this) {
            isDown = false;
            answeredAt = now;
        }
        LOG.info(
                "Twilio is available again after {} s. Events continue.",
                Duration.ofNanos(now - downSince).toSeconds());
        openIfDue();
    }

    private Optional<String> runProbe() {
        try {
            return probe.get();
        } catch (RuntimeException e) {
            return Optional.of("the probe failed (" + e.getClass().getSimpleName() + ")");
        }
    }

    private void onThread(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException e) {
            // Parley is stopping, and no call waits for this any more.
        }
    }

    private void close() {
        if (open.isDone() && !stopping) {
            open = new CompletableFuture<>();
        }
    }

    private void openIfDue() {
        CompletableFuture<Void> waiting;
        synchronized (this) {
            if (isDown || time.nanos() - waitUntil < 0) {
                return;
            }
            waiting = open;
        }
        waiting.complete(null);
    }

    /** Fails all calls that wait now or would wait later. */
    public void stop() {
        CompletableFuture<Void> waiting;
        synchronized (this) {
            stopping = true;
            waiting = open;
        }
        waiting.completeExceptionally(new RejectedExecutionException("Parley is stopping"));
    }
}
