package dev.parley.door;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** The requests that routes are answering: once the door is closing nobody enters, and it is known when all have left. */
final class InFlightRequests {
    private final AtomicInteger requests = new AtomicInteger();
    private final CompletableFuture<Void> empty = new CompletableFuture<>();
    private volatile boolean closing;

    boolean isClosing() {
        return closing;
    }

    /** Returns whether a request may enter; whoever did must leave. */
    boolean enter() {
        // Counted before it looks: whoever closes meanwhile sees it inside, or it sees the closing.
        requests.incrementAndGet();
        if (closing) {
            leave();
            return false;
        }
        return true;
    }

    /** Ends what {@link #enter} allowed. */
    void leave() {
        if (requests.decrementAndGet() == 0 && closing) {
            empty.complete(null);
        }
    }

    /** Lets nobody enter any more, and promises that all have left. */
    CompletableFuture<Void> close() {
        closing = true;
        if (requests.get() == 0) {
            empty.complete(null);
        }
        return empty;
    }
}
