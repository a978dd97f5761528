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

    private final FakeTime time = new FakeTime();
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final List<Long> probes = new ArrayList<>();
    private Optional<String> reasonToWait = Optional.empty();
    private final TwilioAvailability availability = new TwilioAvailability(time, threads::add, this::probe, () -> 0.5);

    private Optional<String> probe() {
        probes.add(Duration.ofNanos(time.nanos()).toMillis());
        return reasonToWait;
    }

    @Test
    void isOpenUntilItIsHeardOtherwise() {
        assertTrue(availability.whenOpen().isDone());
        assertEquals(Optional.empty(), availability.reasonToWait());
    }

    @Test
    void holdsAllCallsBackAsLongAsTwilioAsks() {
        CompletableFuture<Void> open = afterRefusal(THREE_SECONDS);

        time.passMillis(2_999);
        assertFalse(open.isDone());
        assertEquals(Optional.of("Twilio asks us to wait"), availability.reasonToWait());

        time.passMillis(1);
        assertTrue(open.isDone());
    }

    @Test
    void waitsForTheLongestThatTwilioAsksFor() {
        long sentAt = time.nanos();
        availability.tooManyRequests(Optional.of(Duration.ofSeconds(9)), sentAt);
        availability.tooManyRequests(THREE_SECONDS, sentAt);
        CompletableFuture<Void> open = availability.whenOpen();

        time.passMillis(8_999);

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

        time.passMillis(10_001);

        assertEquals(250L, waited(afterRefusal(UNSAID)));
    }

    @Test
    void takesManyRefusalsOfOneMomentForOne() {
        long sentAt = time.nanos();
        time.passMillis(10);
        availability.tooManyRequests(UNSAID, sentAt);
        availability.tooManyRequests(UNSAID, sentAt);
        CompletableFuture<Void> open = availability.whenOpen();

        assertEquals(250L, waited(open));
        availability.tooManyRequests(UNSAID, sentAt);
        assertTrue(availability.whenOpen().isDone());
    }

    private CompletableFuture<Void> afterRefusal(Optional<Duration> asked) {
        availability.tooManyRequests(asked, time.nanos());
        return availability.whenOpen();
    }

    private long waited(CompletableFuture<Void> open) {
        long millis = 0;
        while (!open.isDone()) {
            time.passMillis(1);
            millis++;
        }
        return millis;
    }

    @Test
    void staysOpenWhereOnlyTheOneCallWentWrong() {
        CompletableFuture<Boolean> available = availability.checkAvailable();
        run();

        assertEquals(true, available.getNow(false));
        assertTrue(availability.whenOpen().isDone());
    }

    @Test
    void asksOnceForManyCallsAndBelievesItForOneSecond() {
        List<CompletableFuture<Boolean>> asked = List.of(availability.checkAvailable(), availability.checkAvailable());
        run();
        time.passMillis(999);
        availability.checkAvailable();
        run();

        assertEquals(
                List.of(true, true),
                asked.stream().map(one -> one.getNow(false)).toList());
        assertEquals(1, probes.size());

        time.passMillis(1);
        availability.checkAvailable();
        run();
        assertEquals(2, probes.size());
    }

    @Test
    void waitsUntilTwilioAnswersAgainAndAsksLessAndLess() {
        reasonToWait = Optional.of("it answers 503");
        CompletableFuture<Boolean> available = availability.checkAvailable();
        run();
        CompletableFuture<Void> open = availability.whenOpen();
        passAnHour();

        assertEquals(false, available.getNow(true));
        assertFalse(open.isDone());
        assertEquals(Optional.of("Twilio is unavailable"), availability.reasonToWait());
        assertEquals(List.of(0L, 500L, 1_500L, 3_500L, 7_500L, 15_500L, 30_500L, 45_500L), probes.subList(0, 8));

        reasonToWait = Optional.empty();
        elapse(Duration.ofSeconds(15));
        assertTrue(open.isDone());
        assertEquals(Optional.empty(), availability.reasonToWait());
    }

    @Test
    void opensOnlyWhenNothingStandsInTheWayAnyMore() {
        reasonToWait = Optional.of("it answers 503");
        availability.checkAvailable();
        run();
        CompletableFuture<Void> open = afterRefusal(THREE_SECONDS);
        reasonToWait = Optional.empty();

        elapse(Duration.ofMillis(2_999));
        assertFalse(open.isDone());

        elapse(Duration.ofMillis(1));
        assertTrue(open.isDone());
    }

    @Test
    void failsWaitingCallsOnceParleyStops() {
        CompletableFuture<Void> before = afterRefusal(THREE_SECONDS);

        availability.stop();

        assertTrue(before.isCompletedExceptionally());
        assertTrue(availability.whenOpen().isCompletedExceptionally());
    }

    @Test
    void letsWhatIsInHandFinishWhereTwilioIsThereWhenParleyStops() {
        availability.stop();

        availability.tooManyRequests(THREE_SECONDS, time.nanos());

        assertFalse(availability.whenOpen().isCompletedExceptionally());
        assertTrue(availability.whenOpen().isDone());
    }

    private void passAnHour() {
        elapse(Duration.ofHours(1));
    }

    private void elapse(Duration duration) {
        for (long left = duration.toMillis(); left > 0; left--) {
            time.passMillis(1);
            run();
        }
    }

    private void run() {
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
    }
}
