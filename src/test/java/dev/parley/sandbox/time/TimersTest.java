package dev.parley.sandbox.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimersTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final MovableClock clock = new MovableClock(Clock.fixed(START, ZoneOffset.UTC));
    private final Timers timers = new Timers(vertx, clock);
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

        timers.advance(Duration.ofMinutes(2));

        assertEquals(List.of("first 10:01", "second 10:02"), rung);
        assertEquals(START.plus(Duration.ofMinutes(2)), clock.instant());
    }

    @Test
    void ringInTheOrderInWhichTheyWereSetWhereTheyAreDueTogether() {
        set("a", 1);
        set("b", 1);
        set("a", 1);

        timers.advance(Duration.ofMinutes(1));

        assertEquals(List.of("b 10:01", "a 10:01"), rung);
    }

    @Test
    void ringThatAreSetWhileAnotherRings() {
        timers.set("a", START.plusSeconds(60), () -> set("b", 2));

        timers.advance(Duration.ofMinutes(5));

        assertEquals(List.of("b 10:02"), rung);
    }

    @Test
    void areSilentOnceCancelled() {
        set("a", 1);
        timers.cancel("a");

        timers.advance(Duration.ofMinutes(5));

        assertEquals(List.of(), rung);
    }

    @Test
    void leaveTheClockAheadByWhatItWasMoved() {
        MovableClock real = new MovableClock(Clock.systemUTC());
        Timers ofReal = new Timers(vertx, real);
        ofReal.set("on the way", real.instant().plusSeconds(60), () -> {});

        ofReal.advance(Duration.ofHours(1));
        ofReal.advance(Duration.ofHours(1));

        assertEquals(Duration.ofHours(2), real.ahead());
    }

    @Test
    void letTimePass() {
        Future<Void> over = timers.after(Duration.ofMinutes(2));

        timers.advance(Duration.ofSeconds(119));
        assertFalse(over.isComplete());
        timers.advance(Duration.ofSeconds(1));

        assertTrue(over.succeeded());
    }

    @Test
    void waitForSomebodySoLongAndNoLonger() {
        Promise<String> quick = Promise.promise();
        Promise<String> slow = Promise.promise();
        Future<String> first = timers.within(Duration.ofSeconds(5), quick.future());
        Future<String> second = timers.within(Duration.ofSeconds(5), slow.future());

        timers.advance(Duration.ofMillis(4_999));
        quick.complete("answer");
        timers.advance(Duration.ofMillis(1));
        slow.complete("too late");

        assertEquals("answer", first.result());
        assertInstanceOf(TimeoutException.class, second.cause());
    }

    @Test
    void giveSomebodyWhoIsAskedDuringAMoveOfTheClockTheirWholeTime() {
        Promise<String> asked = Promise.promise();
        Future<String> answer = timers.after(Duration.ofMinutes(1))
                .compose(over -> timers.within(Duration.ofSeconds(5), asked.future()));

        timers.advance(Duration.ofHours(1));
        assertFalse(answer.isComplete());
        timers.advance(Duration.ofSeconds(5));

        assertInstanceOf(TimeoutException.class, answer.cause());
    }

    @Test
    void tellWhoWaitsThatAllIsForgotten() {
        timers.advance(Duration.ofHours(1));
        Future<Void> pause = timers.after(Duration.ofMinutes(1));
        Future<String> answer =
                timers.within(Duration.ofSeconds(5), Promise.<String>promise().future());

        timers.clear();

        assertEquals(
                "the sandbox was reset meanwhile, the sandbox was reset meanwhile",
                pause.cause().getMessage() + ", " + answer.cause().getMessage());
        assertEquals(START, clock.instant());
    }

    @Test
    void ringByThemselvesWhenTimePasses() {
        CompletableFuture<Instant> ring = new CompletableFuture<>();
        MovableClock real = new MovableClock(Clock.systemUTC());
        Instant due = real.instant().plusMillis(20);
        vertx.runOnContext(tick -> new Timers(vertx, real).set("a", due, () -> ring.complete(real.instant())));

        assertEquals(false, ring.join().isBefore(due));
    }

    private void set(String name, int minutes) {
        timers.set(
                name,
                START.plus(Duration.ofMinutes(minutes)),
                () -> rung.add(name + " " + clock.instant().toString().substring(11, 16)));
    }
}
