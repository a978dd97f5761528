package dev.parley.twilio.traffic;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** So many at once. Whoever finds no room waits in line and holds no thread; who is in a hurry goes before the others. */
final class AsyncSemaphore {
    private final int all;
    private final Queue<CompletableFuture<Void>> hurried = new ArrayDeque<>();
    private final Queue<CompletableFuture<Void>> patient = new ArrayDeque<>();
    private int taken;

    AsyncSemaphore(int all) {
        this.all = all;
    }

    /** Returns what completes when there is room; it is given back once. */
    synchronized CompletableFuture<Void> take(boolean inHurry) {
        if (taken < all) {
            taken++;
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> turn = new CompletableFuture<>();
        (inHurry ? hurried : patient).add(turn);
        return turn;
    }

    /** Makes room: the first in line goes on at once, on the caller's thread. */
    void giveBack() {
        CompletableFuture<Void> next;
        synchronized (this) {
            next = hurried.isEmpty() ? patient.poll() : hurried.poll();
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
