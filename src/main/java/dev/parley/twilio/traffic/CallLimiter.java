package dev.parley.twilio.traffic;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Lets through so many changes a second and so many calls at once, first come first served; holds no thread. */
final class CallLimiter {
    private final RateLimiter pace;
    private final AsyncSemaphore inFlight;

    CallLimiter(int changesPerSecond, int callsInFlight, MonotonicTime timing) {
        this.pace = new RateLimiter(changesPerSecond, timing);
        this.inFlight = new AsyncSemaphore(callsInFlight);
    }

    /** Returns what completes when the call may go. */
    CompletableFuture<Permit> take(Optional<ChangeTarget> change, boolean inHurry) {
        return pace.take(change, inHurry)
                .thenCompose(pass -> inFlight.take(inHurry).thenApply(slot -> new Through(pass)));
    }

    int inFlight() {
        return inFlight.taken();
    }

    private final class Through implements Permit {
        private final Permit pass;

        Through(Permit pass) {
            this.pass = pass;
        }

        @Override
        public void used() {
            pass.used();
            inFlight.giveBack();
        }

        @Override
        public void unused() {
            inFlight.giveBack();
            pass.unused();
        }
    }
}
