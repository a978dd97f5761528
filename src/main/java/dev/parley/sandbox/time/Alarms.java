package dev.parley.sandbox.time;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rings at times that were set, the earliest first, and of two at the same time the one that was set first. Belongs to one
 * event loop. There is one alarm for each name, so there are no more of them than there are things that need one.
 */
public final class Alarms {
    private final Vertx vertx;
    private final MovableClock clock;
    private final TreeSet<Alarm> waiting =
            new TreeSet<>(Comparator.comparing(Alarm::due).thenComparing(Alarm::number));
    private final Map<String, Alarm> byName = new HashMap<>();
    private long count;
    private @Nullable Long timer;

    public Alarms(Vertx vertx, MovableClock clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    /** Rings once at a time, in place of the alarm that had this name. */
    public void set(String name, Instant due, Runnable bell) {
        cancel(name);
        Alarm alarm = new Alarm(name, due, count++, bell);
        byName.put(name, alarm);
        waiting.add(alarm);
        wind();
    }

    public void cancel(String name) {
        Alarm alarm = byName.remove(name);
        if (alarm != null) {
            waiting.remove(alarm);
        }
    }

    /** Forgets every alarm and sets the clock right. */
    public void clear() {
        waiting.clear();
        byName.clear();
        clock.reset();
    }

    /** Lets time pass at once: the clock stops at each alarm on its way, so that each rings at its own time. */
    public void advance(Duration step) {
        Instant end = clock.instant().plus(step);
        while (isDue(end)) {
            clock.moveTo(waiting.first().due());
            ring(waiting.first());
        }
        clock.moveTo(end);
        wind();
    }

    private boolean isDue(Instant time) {
        return !waiting.isEmpty() && !waiting.first().due().isAfter(time);
    }

    private void ring(Alarm alarm) {
        cancel(alarm.name());
        alarm.bell().run();
    }

    /** Wakes up again when the earliest is due. */
    private void wind() {
        if (timer != null) {
            vertx.cancelTimer(timer);
            timer = null;
        }
        if (!waiting.isEmpty()) {
            long wait = Duration.between(clock.instant(), waiting.first().due()).toMillis();
            timer = vertx.setTimer(Math.max(1, wait), this::wake);
        }
    }

    private void wake(long itself) {
        timer = null;
        while (isDue(clock.instant())) {
            ring(waiting.first());
        }
        wind();
    }

    private record Alarm(String name, Instant due, long number, Runnable bell) {}
}
