package dev.parley.twilio.traffic;

import static dev.parley.twilio.traffic.PlayedTraffic.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.twilio.call.CallFailure.Repeating;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Calls to a Twilio that is unavailable or asks to wait. */
class TwilioAvailabilityOutageTest {
    private final PlayedTraffic played = new PlayedTraffic();

    @Test
    void makesAnEventsCallAgainAndAgainWhileTwilioIsOutOfReach() {
        played.reasonToWait = Optional.of("it answers 503");
        played.refuse(503, Repeating.HELPS);
        CompletableFuture<Object> done = played.forEvent();
        played.elapse(Duration.ofHours(1));

        assertFalse(done.isDone());
        assertEquals(1, played.sent);

        played.refuse(503, Repeating.HELPS); // it was back for the probe only
        played.reasonToWait = Optional.empty();
        played.elapse(Duration.ofSeconds(15));
        assertEquals(
                "Twilio refused users/ensure: 503. Repeating can help.",
                failure(done).getMessage());
        assertEquals(2, played.sent);
    }

    @Test
    void finishesWhatWaitedWhenTwilioIsBack() {
        played.reasonToWait = Optional.of("it answers 503");
        played.refuse(503, Repeating.HELPS);
        CompletableFuture<Object> failed = played.forEvent();
        played.run();
        CompletableFuture<Object> later = played.forEvent();
        played.run();

        assertEquals(1, played.sent);
        assertEquals(2, played.scheduler.waiting());

        played.reasonToWait = Optional.empty();
        played.elapse(Duration.ofMillis(500));
        assertEquals(List.of("done", "done"), List.of(failed.join(), later.join()));
        assertEquals(3, played.sent);
    }

    @Test
    void repeatsNothingThatMayHaveTakenEffect() {
        played.reasonToWait = Optional.of("it answers 503");
        played.refuse(503, Repeating.MAY_HAVE_TAKEN_EFFECT);

        CompletableFuture<Object> done = played.forEvent();
        played.run();

        assertEquals(503, failure(done).status());
        assertTrue(played.availability.isClosed());
    }

    @Test
    void leavesToTheRouteWhatFailsWhileTwilioIsThere() {
        played.refuse(503, Repeating.HELPS);

        CompletableFuture<Object> done = played.forEvent();
        played.run();

        assertEquals(503, failure(done).status());
        assertFalse(played.availability.isClosed());
    }

    @Test
    void letsNoPersonWaitForTwilioThatIsOutOfReach() {
        played.reasonToWait = Optional.of("it answers 503");
        played.availability.checkAvailable();
        played.run();

        CompletableFuture<Object> done = played.forPerson();

        assertEquals(
                "users/ensure was not sent: Twilio is unavailable. Repeating can help.",
                failure(done).getMessage());
    }

    @Test
    void tellsAPersonForHowLongTwilioAsksToWait() {
        played.availability.tooManyRequests(Optional.of(Duration.ofSeconds(7)), played.time.nanos());

        CompletableFuture<Object> done = played.forPerson();

        assertEquals(Optional.of(Duration.ofSeconds(7)), failure(done).retryAfter());
    }

    @Test
    void failsWaitingCallsWhenParleyStops() {
        played.availability.tooManyRequests(Optional.of(Duration.ofHours(1)), played.time.nanos());
        CompletableFuture<Object> waiting = played.forEvent();

        played.availability.stop();
        played.run();

        assertEquals(
                "users/ensure was not sent: Parley is stopping. Repeating can help.",
                failure(waiting).getMessage());
    }
}
