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
 * Checks every event loop twice per timeout, and ends the process when one has not answered, or could not allocate memory, in
 * two checks in a row.
 *
 * <p>A pause of the process or the whole machine ({@code SIGSTOP}, a laptop asleep) makes the watchdog itself late; such a
 * check does not count. Its clock is {@link System#nanoTime}, which cannot be set.
 */
public final class Watchdog {
    private final List<LoopWatch> loops;
    private final Duration timeout;
    private final LongSupplier nanoTime;
    private final Consumer<String> end;
    private long lastCheck;

    /**
     * Starts the first probe of every loop.
     *
     * @param timeout how long a loop may be unresponsive; {@link #check} must be called twice within it
     * @param end ends the process; called with the reason, in one line
     */
    Watchdog(List<Probe> loops, Duration timeout, LongSupplier nanoTime, Consumer<String> end) {
        this.loops = loops.stream().map(LoopWatch::new).toList();
        this.timeout = timeout;
        this.nanoTime = nanoTime;
        this.end = end;
        this.lastCheck = nanoTime.getAsLong();
    }

    /**
     * Watches all event loops of a Vert.x until the process ends, on a dedicated thread. It continues during shutdown, since a
     * blocked loop would prevent it.
     *
     * @param timeout how long a loop may be unresponsive
     * @param end ends the process; called with the reason, in one line
     */
    public static void watch(Vertx vertx, Duration timeout, Consumer<String> end) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread watching = new Thread(work, "watchdog");
            watching.setDaemon(true);
            return watching;
        });
        Watchdog watchdog = new Watchdog(EventLoopProbe.ofAll(vertx), timeout, System::nanoTime, end);
        // At a fixed rate the checks skipped during a pause would run right after it, before loops have had time to
        // answer.
        thread.scheduleWithFixedDelay(watchdog::check, watchdog.period(), watchdog.period(), TimeUnit.NANOSECONDS);
    }

    private long period() {
        return timeout.toNanos() / 2;
    }

    void check() {
        long now = nanoTime.getAsLong();
        boolean onTime = now - lastCheck < period() + period() / 2;
        lastCheck = now;
        for (LoopWatch loop : loops) {
            loop.check(onTime).map(this::reason).ifPresent(end);
        }
    }

    private String reason(String problem) {
        return problem + " for " + timeout.toSeconds() + " s. Parley exits, so that its supervisor restarts it.";
    }
}
