package dev.parley.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final List<Runnable> started = new ArrayList<>();
    private final Lanes lanes = new Lanes(started::add);
    private final List<String> done = new ArrayList<>();

    @Test
    void startsWorkOnlyWhenTheOneBeforeHasEnded() {
        CompletableFuture<Void> first = new CompletableFuture<>();
        lanes.add("a", () -> first);
        lanes.add("a", () -> work("second"));
        runStarted();
        assertEquals(List.of(), done);

        first.complete(null);
        runStarted();

        assertEquals(List.of("second"), done);
    }

    @Test
    void goesOnAfterWorkThatFailed() {
        lanes.add("a", () -> CompletableFuture.failedFuture(new IllegalStateException("failed")));
        lanes.add("a", () -> {
            throw new IllegalStateException("threw");
        });
        lanes.add("a", () -> work("third"));

        runStarted();

        assertEquals(List.of("third"), done);
    }

    @Test
    void endsAnyNumberOfShortWorks() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        lanes.add("a", () -> gate);
        IntStream.range(0, 100_000).forEach(number -> lanes.add("a", () -> work("")));
        runStarted();

        gate.complete(null);
        runStarted();

        assertEquals(100_000, done.size());
    }

    @Test
    void startsNothingOnceClosed() {
        CompletableFuture<Void> first = new CompletableFuture<>();
        lanes.add("a", () -> first);
        lanes.add("a", () -> work("second"));
        runStarted();

        lanes.close();
        first.complete(null);
        runStarted();

        assertEquals(List.of(), done);
    }

    @Test
    void takesNothingOnceClosed() {
        lanes.close();
        lanes.add("a", () -> work("late"));
        runStarted();

        assertEquals(List.of(), done);
    }

    @Test
    void isIdleWhenWhatRunsHasEndedWellOrNot() {
        CompletableFuture<Void> running = new CompletableFuture<>();
        lanes.add("a", () -> running);
        runStarted();
        lanes.close();
        CompletableFuture<Void> idle = lanes.idle();
        assertEquals(false, idle.isDone());

        running.completeExceptionally(new IllegalStateException("failed"));

        assertEquals(true, idle.isDone());
    }

    private CompletableFuture<Void> work(String name) {
        done.add(name);
        return CompletableFuture.completedFuture(null);
    }

    private void runStarted() {
        for (int next = 0; next < started.size(); next++) {
            started.get(next).run();
        }
        started.clear();
    }
}
