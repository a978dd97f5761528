package dev.parley.twilio.traffic;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Limits the changes per second to each conversation and each service, first come first served; reads are not limited.
 *
 * <p>A change holds its permit until one second after its response. So Twilio, which counts it some time in between, never
 * counts more than the limit in any second, however long calls take. Spacing calls when they are sent is not enough: a
 * delayed call may arrive together with later ones.
 */
final class RateLimiter {
    /** Twilio's second, plus a margin for clock drift. */
    static final Duration WINDOW = Duration.ofMillis(1_005);

    private final int perSecond;
    private final MonotonicTime time;
    private final Map<ChangeTarget, AsyncSemaphore> changed = new HashMap<>();

    private static final Permit FREE = new Permit() {
        @Override
        public void used() {}

        @Override
        public void unused() {}
    };

    RateLimiter(int perSecond, MonotonicTime time) {
        this.perSecond = perSecond;
        this.time = time;
    }

    /** Returns a future that completes when the call is admitted. */
    CompletableFuture<Permit> take(Optional<ChangeTarget> change, boolean hasPriority) {
        return change.isEmpty() ? CompletableFuture.completedFuture(FREE) : take(change.get(), hasPriority);
    }

    private CompletableFuture<Permit> take(ChangeTarget change, boolean hasPriority) {
        CompletableFuture<Void> turn;
        synchronized (changed) {
            turn = changed.computeIfAbsent(change, first -> new AsyncSemaphore(perSecond))
                    .take(hasPriority);
        }
        return turn.thenApply(now -> new Counted(change));
    }

    private void release(ChangeTarget change) {
        AsyncSemaphore semaphore;
        synchronized (changed) {
            semaphore = changed.get(change);
        }
        if (semaphore == null) {
            throw new IllegalStateException("a permit was released twice");
        }
        semaphore.release();
        synchronized (changed) {
            if (semaphore.taken() == 0) {
                changed.remove(change, semaphore); // unused conversations need no memory
            }
        }
    }

    /** Returns how many conversations and services have changes in the current window. */
    int size() {
        synchronized (changed) {
            return changed.size();
        }
    }

    private final class Counted implements Permit {
        private final ChangeTarget change;

        Counted(ChangeTarget change) {
            this.change = change;
        }

        @Override
        public void used() {
            time.after(WINDOW, () -> release(change));
        }

        @Override
        public void unused() {
            release(change);
        }
    }
}
