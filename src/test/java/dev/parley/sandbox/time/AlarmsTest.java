package dev.parley.sandbox.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlarmsTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final MovableClock clock = new MovableClock(Clock.fixed(START, ZoneOffset.UTC));
    private final Alarms alarms = new Alarms(vertx, clock);
    private final List<String> rung = new ArrayList<>();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void ringInOrderEachAtItsOwnTime() {
        set("second", 2);
        set("third", 3);
        set("first", 1);

        alarms.advance(Duration.ofMinutes(2));

        assertEquals(List.of("first 10:01", "second 10:02"), rung);
        assertEquals(START.plus(Duration.ofMinutes(2)), clock.instant());
    }

    @Test
    void ringInTheOrderInWhichTheyWereSetWhereTheyAreDueTogether() {
        set("a", 1);
        set("b", 1);
        set("a", 1);

        alarms.advance(Duration.ofMinutes(1));

        assertEquals(List.of("b 10:01", "a 10:01"), rung);
    }

    @Test
    void ringThatAreSetWhileAnotherRings() {
        alarms.set("a", START.plusSeconds(60), () -> set("b", 2));

        alarms.advance(Duration.ofMinutes(5));

        assertEquals(List.of("b 10:02"), rung);
    }

    @Test
    void areSilentOnceCancelled() {
        set("a", 1);
        alarms.cancel("a");

        alarms.advance(Duration.ofMinutes(5));

        assertEquals(List.of(), rung);
    }

    @Test
    void ringByThemselvesWhenTimePasses() {
        CompletableFuture<Instant> ring = new CompletableFuture<>();
        MovableClock real = new MovableClock(Clock.systemUTC());
        Instant due = real.instant().plusMillis(20);
        vertx.runOnContext(tick -> new Alarms(vertx, real).set("a", due, () -> ring.complete(real.instant())));

        assertEquals(false, ring.join().isBefore(due));
    }

    private void set(String name, int minutes) {
        alarms.set(
                name,
                START.plus(Duration.ofMinutes(minutes)),
                () -> rung.add(name + " " + clock.instant().toString().substring(11, 16)));
    }
}
