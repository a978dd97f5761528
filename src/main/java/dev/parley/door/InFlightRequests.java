package dev.parley.door;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the requests that routes are processing. While closing it accepts no more, and reports when the last has ended. */
final class InFlightRequests {
    private final AtomicInteger requests = new AtomicInteger();
    private final CompletableFuture<Void> empty = new CompletableFuture<>();
    private volatile boolean closing;

    boolean isClosing() {
        return closing;
    }

    /** Returns whether a request may begin; if so, {@link #end} must follow. */
    boolean begin() {
        // Counted before the check: a concurrent close() sees this request, or this request sees the closing.
        requests.incrementAndGet();
        if (closing) {
            end();
            return false;
        }
        return true;
    }

    /** Ends a request that {@link #begin} allowed. */
    void end() {
        if (requests.decrementAndGet() == 0 && closing) {
            empty.complete(null);
        }
    }

    /** Accepts no more requests; completes when the last one has ended. */
    CompletableFuture<Void> close() {
        closing = true;
        if (requests.get() == 0) {
            empty.complete(null);
        }
        return empty;
    }
}
