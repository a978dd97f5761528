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
 * Whether Twilio takes calls now. It does not for as long as it asks us to wait, nor while it is out of reach; that is so for
 * everybody, whichever call it was that found out. Events wait until it does and hold no thread.
 */
public final class TwilioAvailability {
    private static final Logger LOG = LoggerFactory.getLogger(TwilioAvailability.class);

    /** For how long an answer to a probe says that Twilio is in reach. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(1);

    private static final Duration FIRST_PROBE = Duration.ofMillis(500);
    private static final Duration LONGEST_PROBE = Duration.ofSeconds(15);

    private final MonotonicTime timing;
    private final Executor threads;
    private final Supplier<Optional<String>> probe;
    private final Backoff patience;

    private volatile CompletableFuture<Void> open = CompletableFuture.completedFuture(null);
    private long askedUntil;
    private boolean outOfReach;
    private boolean stopping;
    private long lostAt;
    private @Nullable Long answeredAt;
    private @Nullable CompletableFuture<Boolean> firstProbe;

    /**
     * @param probe asks Twilio something harmless and returns why it is out of reach, nothing if it is not; may block
     * @param threads do that
     * @param chance from 0 to 1
     */
    public TwilioAvailability(
            MonotonicTime timing, Executor threads, Supplier<Optional<String>> probe, DoubleSupplier chance) {
        this.timing = timing;
        this.threads = threads;
        this.probe = probe;
        this.patience = new Backoff(chance);
        this.askedUntil = timing.nanos();
    }

    /**
     * Returns what completes when Twilio is in reach and does not ask us to wait; it is complete already while that is so. It
     * fails where Parley stops before.
     */
    public CompletableFuture<Void> whenOpen() {
        return open.copy();
    }

    /** Returns whether whoever asks now has to wait. */
    boolean isClosed() {
        return !open.isDone() || open.isCompletedExceptionally();
    }

    public synchronized boolean isOutOfReach() {
        return outOfReach;
    }

    /** Returns in words why calls have to wait; empty where they need not. */
    synchronized Optional<String> obstacle() {
        if (outOfReach) {
            return Optional.of("Twilio is out of reach at present");
        }
        return isClosed() ? Optional.of("Twilio asks us to wait") : Optional.empty();
    }

    /** Returns how much longer Twilio asks us to wait. */
    public synchronized Optional<Duration> asked() {
        long left = askedUntil - timing.nanos();
        return left <= 0 ? Optional.empty() : Optional.of(Duration.ofNanos(left));
    }

    /**
     * Twilio has answered 429.
     *
     * @param wait for how long it asks; without it, we find out by trying
     * @param sentAt when the call was sent: what left before others were held back is no news
     */
    synchronized void asksToWait(Optional<Duration> wait, long sentAt) {
        long now = timing.nanos();
        boolean isNews = sentAt - askedUntil >= 0;
        Optional<Duration> asked = wait.filter(time -> !time.isZero());
        if (asked.isEmpty() && !isNews) {
            return;
        }
        Duration pause = asked.orElseGet(() -> patience.next(Duration.ofNanos(now - askedUntil)));
        long until = now + pause.toNanos();
        if (until - askedUntil <= 0) {
            return;
        }
        if (isNews) {
            LOG.warn("Twilio asks us to wait. Calls go on in {} ms; nothing is given up.", pause.toMillis());
        }
        askedUntil = until;
        close();
        timing.after(pause, this::openIfDue);
    }

    /**
     * A call had no answer, or one that says so: finds out whether Twilio is out of reach, or it was only that call.
     *
     * @return whether Twilio is in reach
     */
    CompletableFuture<Boolean> isInReach() {
        CompletableFuture<Boolean> found;
        synchronized (this) {
            if (outOfReach || stopping) {
                return CompletableFuture.completedFuture(stopping);
            }
            if (firstProbe != null) {
                return firstProbe;
            }
            if (answeredAt != null && timing.nanos() - answeredAt < GOOD_FOR.toNanos()) {
                return CompletableFuture.completedFuture(true);
            }
            found = new CompletableFuture<>();
            firstProbe = found;
        }
        onThread(() -> found.complete(tryFirst()));
        return found;
    }

    private boolean tryFirst() {
        Optional<String> why = ask();
        synchronized (this) {
            firstProbe = null;
            if (why.isEmpty()) {
                answeredAt = timing.nanos();
                return true;
            }
            outOfReach = true;
            lostAt = timing.nanos();
            close();
        }
        LOG.warn("Twilio is out of reach: {}. Events wait; nothing is given up.", why.get());
        tryAgainIn(FIRST_PROBE);
        return false;
    }

    private void tryAgainIn(Duration wait) {
        timing.after(wait, () -> onThread(() -> tryAgain(wait.multipliedBy(2))));
    }

    private void tryAgain(Duration next) {
        if (ask().isPresent()) {
            tryAgainIn(next.compareTo(LONGEST_PROBE) > 0 ? LONGEST_PROBE : next);
            return;
        }
        long now = timing.nanos();
        synchronized (this) {
            outOfReach = false;
            answeredAt = now;
        }
        LOG.info(
                "Twilio is in reach again, after {} s. Events go on.",
                Duration.ofNanos(now - lostAt).toSeconds());
        openIfDue();
    }

    private Optional<String> ask() {
        try {
            return probe.get();
        } catch (RuntimeException e) {
            return Optional.of("it cannot be asked (" + e.getClass().getSimpleName() + ")");
        }
    }

    private void onThread(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException e) {
            // Parley is stopping, and nobody waits for it any more.
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
            if (outOfReach || timing.nanos() - askedUntil < 0) {
                return;
            }
            waiting = open;
        }
        waiting.complete(null);
    }

    /** Lets nobody wait any longer: whoever does now, or would later, fails. */
    public void stop() {
        CompletableFuture<Void> waiting;
        synchronized (this) {
            stopping = true;
            waiting = open;
        }
        waiting.completeExceptionally(new RejectedExecutionException("Parley is stopping"));
    }
}
