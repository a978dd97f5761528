package dev.parley.inbox;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Work of one lane runs one after the other, in the order in which it came; lanes never wait for each other. Work that
 * waits holds no thread.
 */
final class Lanes {
    private final Map<String, Queue<Supplier<CompletableFuture<Void>>>> lanes = new HashMap<>();
    private final Map<String, CompletableFuture<Void>> running = new HashMap<>();
    private final Executor workers;
    private boolean closed;

    /** @param workers where work starts; many short works in a row must not deepen one stack */
    Lanes(Executor workers) {
        this.workers = workers;
    }

    /**
     * Adds work to the end of a lane.
     *
     * @param work starts the work and promises its end; a failure is an end as well
     */
    void add(String lane, Supplier<CompletableFuture<Void>> work) {
        synchronized (lanes) {
            if (closed) {
                return;
            }
            Queue<Supplier<CompletableFuture<Void>>> waiting = lanes.get(lane);
            if (waiting != null) {
                waiting.add(work);
                return;
            }
            lanes.put(lane, new ArrayDeque<>());
        }
        run(lane, work);
    }

    private void run(String lane, Supplier<CompletableFuture<Void>> work) {
        CompletableFuture<Void> started =
                CompletableFuture.completedFuture(null).thenComposeAsync(start -> work.get(), workers);
        synchronized (lanes) {
            running.put(lane, started);
        }
        started.whenComplete((done, failure) -> {
            synchronized (lanes) {
                running.remove(lane);
            }
            runNext(lane);
        });
    }

    private void runNext(String lane) {
        Supplier<CompletableFuture<Void>> next;
        synchronized (lanes) {
            Queue<Supplier<CompletableFuture<Void>>> waiting = lanes.get(lane);
            next = closed || waiting == null ? null : waiting.poll();
            if (next == null) {
                lanes.remove(lane);
                return;
            }
        }
        run(lane, next);
    }

    /** Starts nothing any more; what runs may end. */
    void close() {
        synchronized (lanes) {
            closed = true;
        }
    }

    /** Promises that whatever runs now has ended, well or not. */
    CompletableFuture<Void> idle() {
        synchronized (lanes) {
            return CompletableFuture.allOf(running.values().toArray(CompletableFuture[]::new))
                    .exceptionally(failure -> null);
        }
    }
}
