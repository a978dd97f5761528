package dev.parley.twilio.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TwilioAvailabilityTest {
    private static final Optional<Duration> UNSAID = Optional.empty();
    private static final Optional<Duration> THREE_SECONDS = Optional.of(Duration.ofSeconds(3));

    private final FakeTime timing = new FakeTime();
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final List<Long> probes = new ArrayList<>();
    private Optional<String> obstacle = Optional.empty();
    private final TwilioAvailability reach = new TwilioAvailability(timing, threads::add, this::probe, () -> 0.5);

    private Optional<String> probe() {
        probes.add(Duration.ofNanos(timing.nanos()).toMillis());
        return obstacle;
    }

    @Test
    void isOpenUntilItIsHeardOtherwise() {
        assertTrue(reach.whenOpen().isDone());
        assertEquals(Optional.empty(), reach.obstacle());
    }

    @Test
    void holdsEverybodyBackAsLongAsTwilioAsks() {
        CompletableFuture<Void> open = afterRefusal(THREE_SECONDS);

        timing.passMillis(2_999);
        assertFalse(open.isDone());
        assertEquals(Optional.of("Twilio asks us to wait"), reach.obstacle());

        timing.passMillis(1);
        assertTrue(open.isDone());
    }

    @Test
    void waitsForTheLongestThatTwilioAsksFor() {
        long sentAt = timing.nanos();
        reach.asksToWait(Optional.of(Duration.ofSeconds(9)), sentAt);
        reach.asksToWait(THREE_SECONDS, sentAt);
        CompletableFuture<Void> open = reach.whenOpen();

        timing.passMillis(8_999);

        assertFalse(open.isDone());
    }

    @Test
    void waitsLongerEachTimeWhereTwilioDoesNotSayHowLong() {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            waits.add(waited(afterRefusal(UNSAID)));
        }

        assertEquals(List.of(250L, 500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 16_000L, 16_000L), waits);
    }

    @Test
    void beginsAnewAfterQuietTime() {
        waited(afterRefusal(UNSAID));
        waited(afterRefusal(UNSAID));

        timing.passMillis(10_001);

        assertEquals(250L, waited(afterRefusal(UNSAID)));
    }

    @Test
    void takesManyRefusalsOfOneMomentForOne() {
        long sentAt = timing.nanos();
        timing.passMillis(10);
        reach.asksToWait(UNSAID, sentAt);
        reach.asksToWait(UNSAID, sentAt);
        CompletableFuture<Void> open = reach.whenOpen();

        assertEquals(250L, waited(open));
        reach.asksToWait(UNSAID, sentAt);
        assertTrue(reach.whenOpen().isDone());
    }

    private CompletableFuture<Void> afterRefusal(Optional<Duration> asked) {
        reach.asksToWait(asked, timing.nanos());
        return reach.whenOpen();
    }

    private long waited(CompletableFuture<Void> open) {
        long millis = 0;
        while (!open.isDone()) {
            timing.passMillis(1);
            millis++;
        }
        return millis;
    }

    @Test
    void staysOpenWhereOnlyTheOneCallWentWrong() {
        CompletableFuture<Boolean> inReach = reach.isInReach();
        run();

        assertEquals(true, inReach.getNow(false));
        assertTrue(reach.whenOpen().isDone());
    }

    @Test
    void asksOnceForManyCallsAndBelievesItForOneSecond() {
        List<CompletableFuture<Boolean>> asked = List.of(reach.isInReach(), reach.isInReach());
        run();
        timing.passMillis(999);
        reach.isInReach();
        run();

        assertEquals(
                List.of(true, true),
                asked.stream().map(one -> one.getNow(false)).toList());
        assertEquals(1, probes.size());

        timing.passMillis(1);
        reach.isInReach();
        run();
        assertEquals(2, probes.size());
    }

    @Test
    void waitsUntilTwilioAnswersAgainAndAsksLessAndLess() {
        obstacle = Optional.of("it answers 503");
        CompletableFuture<Boolean> inReach = reach.isInReach();
        run();
        CompletableFuture<Void> open = reach.whenOpen();
        passAnHour();

        assertEquals(false, inReach.getNow(true));
        assertFalse(open.isDone());
        assertEquals(Optional.of("Twilio is out of reach at present"), reach.obstacle());
        assertEquals(List.of(0L, 500L, 1_500L, 3_500L, 7_500L, 15_500L, 30_500L, 45_500L), probes.subList(0, 8));

        obstacle = Optional.empty();
        pass(Duration.ofSeconds(15));
        assertTrue(open.isDone());
        assertEquals(Optional.empty(), reach.obstacle());
    }

    @Test
    void opensOnlyWhenNothingStandsInTheWayAnyMore() {
        obstacle = Optional.of("it answers 503");
        reach.isInReach();
        run();
        CompletableFuture<Void> open = afterRefusal(THREE_SECONDS);
        obstacle = Optional.empty();

        pass(Duration.ofMillis(2_999));
        assertFalse(open.isDone());

        pass(Duration.ofMillis(1));
        assertTrue(open.isDone());
    }

    @Test
    void letsNobodyWaitOnceParleyStops() {
        CompletableFuture<Void> before = afterRefusal(THREE_SECONDS);

        reach.stop();

        assertTrue(before.isCompletedExceptionally());
        assertTrue(reach.whenOpen().isCompletedExceptionally());
    }

    @Test
    void letsWhatIsInHandFinishWhereTwilioIsThereWhenParleyStops() {
        reach.stop();

        reach.asksToWait(THREE_SECONDS, timing.nanos());

        assertFalse(reach.whenOpen().isCompletedExceptionally());
        assertTrue(reach.whenOpen().isDone());
    }

    private void passAnHour() {
        pass(Duration.ofHours(1));
    }

    private void pass(Duration time) {
        for (long left = time.toMillis(); left > 0; left--) {
            timing.passMillis(1);
            run();
        }
    }

    private void run() {
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
    }
}
