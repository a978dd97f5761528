package dev.parley.twilio.traffic;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Lets so many changes a second go out to each conversation and each service, first come first served; reads go at once.
 *
 * <p>A change keeps its place until a second after its answer. So Twilio, which counts it somewhere between, counts no more
 * than the limit in any second, whatever that begins with and however long calls are on their way. Spacing them out as they
 * leave would not do: what was late on its way arrives together with what left after it.
 */
final class RateLimiter {
    /** The second of Twilio's, and some more for clocks that do not go alike. */
    static final Duration WINDOW = Duration.ofMillis(1_005);

    private final int perSecond;
    private final MonotonicTime timing;
    private final Map<ChangeTarget, AsyncSemaphore> changed = new HashMap<>();

    private static final Permit FREE = new Permit() {
        @Override
        public void used() {}

        @Override
        public void unused() {}
    };

    RateLimiter(int perSecond, MonotonicTime timing) {
        this.perSecond = perSecond;
        this.timing = timing;
    }

    /** Returns what completes when the call may go. */
    CompletableFuture<Permit> take(Optional<ChangeTarget> change, boolean inHurry) {
        return change.isEmpty() ? CompletableFuture.completedFuture(FREE) : take(change.get(), inHurry);
    }

    private CompletableFuture<Permit> take(ChangeTarget change, boolean inHurry) {
        CompletableFuture<Void> turn;
        synchronized (changed) {
            turn = changed.computeIfAbsent(change, first -> new AsyncSemaphore(perSecond))
                    .take(inHurry);
        }
        return turn.thenApply(now -> new Counted(change));
    }

    private void giveBack(ChangeTarget change) {
        AsyncSemaphore slots;
        synchronized (changed) {
            slots = changed.get(change);
        }
        if (slots == null) {
            throw new IllegalStateException("given back twice");
        }
        slots.giveBack();
        synchronized (changed) {
            if (slots.taken() == 0) {
                changed.remove(change, slots); // conversations come and go: those of the past need no room
            }
        }
    }

    /** Returns how many conversations and services have been changed within a second. */
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
            timing.after(WINDOW, () -> giveBack(change));
        }

        @Override
        public void unused() {
            giveBack(change);
        }
    }
}
