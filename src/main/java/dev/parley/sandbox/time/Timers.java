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
    private final TreeSet<Alarm> waiting =
            new TreeSet<>(Comparator.comparing(Alarm::due).thenComparing(Alarm::number));
    private final Map<String, Alarm> byName = new HashMap<>();
    private long count;
    private @Nullable Long timer;
    /** When the timer goes off; early for nothing where the alarm that it was for is cancelled. */
    private Instant wound = Instant.MAX;
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
    public void set(String name, Instant due, Runnable bell) {
        cancel(name);
        Runnable once = () -> {
            byName.remove(name);
            bell.run();
        };
        byName.put(name, add(due, once, () -> {}));
    }

    public void cancel(String name) {
        Alarm alarm = byName.remove(name);
        if (alarm != null) {
            waiting.remove(alarm);
        }
    }

    /** Lets time pass. Fails with a {@link CancellationException} where all is forgotten before it has. */
    public Future<Void> after(Duration delay) {
        Promise<Void> over = Promise.promise();
        add(now().plus(delay), over::complete, () -> over.fail(forgotten()));
        return over.future();
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
        Alarm alarm =
                add(from.plus(limit), () -> done.tryFail(new TimeoutException()), () -> done.tryFail(forgotten()));
        work.onSuccess(done::tryComplete).onFailure(done::tryFail);
        return done.future().onComplete(end -> waiting.remove(alarm));
    }

    private static CancellationException forgotten() {
        return new CancellationException("the sandbox was reset meanwhile");
    }

    /** Forgets every alarm, tells who waits, and sets the clock right. */
    public void clear() {
        List<Alarm> silenced = List.copyOf(waiting);
        waiting.clear();
        byName.clear();
        clock.reset();
        destination = Instant.MIN;
        silenced.forEach(alarm -> alarm.calledOff().run());
        wind();
    }

    /** Lets time pass at once: the clock stops at each alarm on its way, so that each rings at its own time. */
    public void advance(Duration step) {
        Duration ahead = clock.ahead().plus(step);
        Instant end = now().plus(step);
        destination = end;
        try {
            while (isDue(end)) {
                clock.moveTo(waiting.first().due());
                ring(waiting.first());
            }
            clock.moveAhead(ahead);
        } finally {
            wind();
        }
    }

    private Alarm add(Instant due, Runnable bell, Runnable calledOff) {
        Alarm alarm = new Alarm(due, count++, bell, calledOff);
        waiting.add(alarm);
        if (due.isBefore(wound)) {
            wind();
        }
        return alarm;
    }

    private boolean isDue(Instant time) {
        return !waiting.isEmpty() && !waiting.first().due().isAfter(time);
    }

    private void ring(Alarm alarm) {
        waiting.remove(alarm);
        alarm.bell().run();
    }

    /** Wakes up again when the earliest is due. */
    private void wind() {
        if (timer != null) {
            vertx.cancelTimer(timer);
            timer = null;
        }
        wound = Instant.MAX;
        if (!waiting.isEmpty()) {
            wound = waiting.first().due();
            long wait = Duration.between(now(), wound).toMillis();
            timer = vertx.setTimer(Math.max(1, wait), this::wake);
        }
    }

    private void wake(long itself) {
        timer = null;
        try {
            while (isDue(now())) {
                ring(waiting.first());
            }
        } finally {
            wind();
        }
    }

    /** What happens at a time, and what happens where the time never comes. */
    private record Alarm(Instant due, long number, Runnable bell, Runnable calledOff) {}
}
