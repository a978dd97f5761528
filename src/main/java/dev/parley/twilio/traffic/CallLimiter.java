package dev.parley.twilio.traffic;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Limits changes per second and concurrent calls, first come first served, without holding threads. */
final class CallLimiter {
    private final RateLimiter rateLimiter;
    private final AsyncSemaphore inFlight;

    CallLimiter(int changesPerSecond, int callsInFlight, MonotonicTime time) {
        this.rateLimiter = new RateLimiter(changesPerSecond, time);
        this.inFlight = new AsyncSemaphore(callsInFlight);
    }

    /** Returns a future that completes when the call is admitted. */
    CompletableFuture<Permit> take(Optional<ChangeTarget> change, boolean hasPriority) {
        return rateLimiter.take(change, hasPriority).thenCompose(permit -> inFlight.take(hasPriority)
                .thenApply(acquired -> new LimitedPermit(permit)));
    }

    int inFlight() {
        return inFlight.taken();
    }

    private final class LimitedPermit implements Permit {
        private final Permit permit;

        LimitedPermit(Permit permit) {
            this.permit = permit;
        }

        @Override
        public void used() {
            permit.used();
            inFlight.release();
        }

        @Override
        public void unused() {
            inFlight.release();
            permit.unused();
        }
    }
}
