package dev.parley.watchdog;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Looks at every event loop twice in the time that one may be silent, and has the process ended when one did not answer, or
 * could not allocate, from one look through the next two.
 *
 * <p>A pause of the process or the whole machine ({@code SIGSTOP}, a laptop asleep) makes the watchdog itself late, and what it
 * finds then counts for nothing. Its time is {@link System#nanoTime}, which nobody sets.
 */
public final class Watchdog {
    private final List<LoopWatch> loops;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final Consumer<String> end;
    private long lastLook;

    /**
     * Asks every loop for the first time.
     *
     * @param patience how long a loop may be silent; {@link #look} is to be called twice in it
     * @param end ends the process; is told why, in one line
     */
    Watchdog(List<Probe> loops, Duration patience, LongSupplier nanoTime, Consumer<String> end) {
        this.loops = loops.stream().map(LoopWatch::new).toList();
        this.patience = patience;
        this.nanoTime = nanoTime;
        this.end = end;
        this.lastLook = nanoTime.getAsLong();
    }

    /**
     * Watches all event loops of a Vert.x until the process ends, on a thread of its own. It goes on while the process stops, for
     * a loop that stands still would keep it from stopping.
     *
     * @param patience how long a loop may be silent
     * @param end ends the process; is told why, in one line
     */
    public static void watch(Vertx vertx, Duration patience, Consumer<String> end) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread watching = new Thread(work, "watchdog");
            watching.setDaemon(true);
            return watching;
        });
        Watchdog watchdog = new Watchdog(EventLoopProbe.ofAll(vertx), patience, System::nanoTime, end);
        // With a fixed rate the looks that a pause had skipped would follow it at once, and loops have had no time to
        // answer.
        thread.scheduleWithFixedDelay(watchdog::look, watchdog.period(), watchdog.period(), TimeUnit.NANOSECONDS);
    }

    private long period() {
        return patience.toNanos() / 2;
    }

    void look() {
        long now = nanoTime.getAsLong();
        boolean onTime = now - lastLook < period() + period() / 2;
        lastLook = now;
        for (LoopWatch loop : loops) {
            loop.look(onTime).map(this::reason).ifPresent(end);
        }
    }

    private String reason(String trouble) {
        return trouble + " for " + patience.toSeconds()
                + " s. Parley ends itself, so that its supervisor starts it again.";
    }
}
