package dev.parley.sandbox.time;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs actions at set times, the earliest first, and of two at the same time the one that was set first. Belongs to one
 * event loop. Callers limit their number: there is one for each name, and one for each wait.
 */
public final class Timers {
    private final Vertx vertx;
    private final MovableClock clock;
    private final TreeSet<Timer> waiting =
            new TreeSet<>(Comparator.comparing(Timer::due).thenComparing(Timer::number));
    private final Map<String, Timer> byName = new HashMap<>();
    private long count;
    private @Nullable Long vertxTimer;
    /** When the Vert.x timer fires; it may be too early, if its timer was cancelled. */
    private Instant wakesAt = Instant.MAX;
    /** The target of the current or last move of the clock. */
    private Instant destination = Instant.MIN;

    public Timers(Vertx vertx, MovableClock clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /** Sets a timer that runs once, replacing the one of this name. */
    public void set(String name, Instant due, Runnable action) {
        cancel(name);
        Runnable once = () -> {
            byName.remove(name);
            action.run();
        };
        byName.put(name, add(due, once, () -> {}));
    }

    public void cancel(String name) {
        Timer timer = byName.remove(name);
        if (timer != null) {
            waiting.remove(timer);
        }
    }

    /** Completes after a delay. Fails with a {@link CancellationException} if the timers are cleared before. */
    public Future<Void> after(Duration delay) {
        Promise<Void> done = Promise.promise();
        add(now().plus(delay), done::complete, () -> done.fail(cancelled()));
        return done.future();
    }

    /**
     * Limits the time for work outside the sandbox. A move of the clock in progress does not count, as it leaves no
     * time to respond.
     *
     * @return the result of the work; fails with a {@link TimeoutException} after the limit, and with a
     *     {@link CancellationException} if the timers are cleared before
     */
    public <T> Future<T> within(Duration limit, Future<T> work) {
        Promise<T> done = Promise.promise();
        Instant from = now().isBefore(destination) ? destination : now();
        Timer timer =
                add(from.plus(limit), () -> done.tryFail(new TimeoutException()), () -> done.tryFail(cancelled()));
        work.onSuccess(done::tryComplete).onFailure(done::tryFail);
        return done.future().onComplete(end -> waiting.remove(timer));
    }

    private static CancellationException cancelled() {
        return new CancellationException("the sandbox was reset meanwhile");
    }

    /** Cancels every timer, fails the waits, and resets the clock. */
    public void clear() {
        List<Timer> cancelled = List.copyOf(waiting);
        waiting.clear();
        byName.clear();
        clock.reset();
        destination = Instant.MIN;
        cancelled.forEach(timer -> timer.onCancel().run());
        schedule();
    }

    /** Advances the clock at once: it stops at each timer on its way, so that each runs at its own time. */
    public void advance(Duration step) {
        Duration ahead = clock.ahead().plus(step);
        Instant end = now().plus(step);
        destination = end;
        try {
            while (isDue(end)) {
                clock.moveTo(waiting.first().due());
                fire(waiting.first());
            }
            clock.moveAhead(ahead);
        } finally {
            schedule();
        }
    }

    private Timer add(Instant due, Runnable action, Runnable onCancel) {
        Timer timer = new Timer(due, count++, action, onCancel);
        waiting.add(timer);
        if (due.isBefore(wakesAt)) {
            schedule();
        }
        return timer;
    }

    private boolean isDue(Instant time) {
        return !waiting.isEmpty() && !waiting.first().due().isAfter(time);
    }

    private void fire(Timer timer) {
        waiting.remove(timer);
        timer.action().run();
    }

    /** Sets the Vert.x timer for the earliest. */
    private void schedule() {
        if (vertxTimer != null) {
            vertx.cancelTimer(vertxTimer);
            vertxTimer = null;
        }
        wakesAt = Instant.MAX;
        if (!waiting.isEmpty()) {
            wakesAt = waiting.first().due();
            long wait = Duration.between(now(), wakesAt).toMillis();
            vertxTimer = vertx.setTimer(Math.max(1, wait), this::wakeUp);
        }
    }

    private void wakeUp(long timerId) {
        vertxTimer = null;
        try {
            while (isDue(now())) {
                fire(waiting.first());
            }
        } finally {
            schedule();
        }
    }

    /** An action at a time, and its cancellation. */
    private record Timer(Instant due, long number, Runnable action, Runnable onCancel) {}
}
