package dev.parley.twilio.traffic;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** A semaphore whose waiters hold no thread, first come first served; those with priority go first. */
final class AsyncSemaphore {
    private final int permits;
    private final Queue<CompletableFuture<Void>> prioritized = new ArrayDeque<>();
    private final Queue<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private int taken;

    AsyncSemaphore(int permits) {
        this.permits = permits;
    }

    /** Returns a future that completes with a permit, to be released once. */
    synchronized CompletableFuture<Void> take(boolean hasPriority) {
        if (taken < permits) {
            taken++;
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> turn = new CompletableFuture<>();
        (hasPriority ? prioritized : waiting).add(turn);
        return turn;
    }

    /** Releases a permit: the first waiter continues at once, on the caller's thread. */
    void release() {
        CompletableFuture<Void> next;
        synchronized (this) {
            next = prioritized.isEmpty() ? waiting.poll() : prioritized.poll();
            if (next == null) {
                taken--;
                return;
            }
        }
        next.complete(null);
    }

    synchronized int taken() {
        return taken;
    }
}
