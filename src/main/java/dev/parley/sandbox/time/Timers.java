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
 * Rings at times that were set, the earliest first, and of two at the same time the one that was set first. Belongs to one
 * event loop. Whoever sets alarms keeps them few: there is one for each name, and one for each thing that waits.
 */
public final class Timers {
    private final Vertx vertx;
    private final MovableClock clock;
    private final TreeSet<Timer> waiting =
            new TreeSet<>(Comparator.comparing(Timer::due).thenComparing(Timer::number));
    private final Map<String, Timer> byName = new HashMap<>();
    private long count;
    private @Nullable Long vertxTimer;
    /** When the timer goes off; early for nothing where the alarm that it was for is cancelled. */
    private Instant wakesAt = Instant.MAX;
    /** To where the clock is being moved, or was. */
    private Instant destination = Instant.MIN;

    public Timers(Vertx vertx, MovableClock clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /** Rings once at a time, in place of the alarm that had this name. */
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

    /** Lets time pass. Fails with a {@link CancellationException} where all is forgotten before it has. */
    public Future<Void> after(Duration delay) {
        Promise<Void> done = Promise.promise();
        add(now().plus(delay), done::complete, () -> done.fail(cancelled()));
        return done.future();
    }

    /**
     * Waits for somebody outside no longer than so. A move of the clock that is under way does not count: it takes no time
     * that they could answer in.
     *
     * @return what comes of the work; fails with a {@link TimeoutException} where that takes too long, and with a
     *     {@link CancellationException} where all is forgotten before
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

    /** Forgets every alarm, tells who waits, and sets the clock right. */
    public void clear() {
        List<Timer> cancelled = List.copyOf(waiting);
        waiting.clear();
        byName.clear();
        clock.reset();
        destination = Instant.MIN;
        cancelled.forEach(timer -> timer.onCancel().run());
        schedule();
    }

    /** Lets time pass at once: the clock stops at each alarm on its way, so that each rings at its own time. */
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

    /** Wakes up again when the earliest is due. */
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

    /** What happens at a time, and what happens where the time never comes. */
    private record Timer(Instant due, long number, Runnable action, Runnable onCancel) {}
}
