package dev.parley.twilio;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Lets through so many changes a second and so many calls at once, first come first served; holds no thread. */
final class Gate {
    private final Pace pace;
    private final Slots inFlight;

    Gate(int changesPerSecond, int callsInFlight, Timing timing) {
        this.pace = new Pace(changesPerSecond, timing);
        this.inFlight = new Slots(callsInFlight);
    }

    /** Returns what completes when the call may go. */
    CompletableFuture<Pass> take(Optional<Change> change, boolean inHurry) {
        return pace.take(change, inHurry)
                .thenCompose(pass -> inFlight.take(inHurry).thenApply(slot -> new Through(pass)));
    }

    int inFlight() {
        return inFlight.taken();
    }

    private final class Through implements Pass {
        private final Pass pass;

        Through(Pass pass) {
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
