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

/** Traffic to a Twilio that cannot be reached, or asks to wait. */
class TwilioAvailabilityOutageTest {
    private final PlayedTraffic played = new PlayedTraffic();

    @Test
    void makesAnEventsCallAgainAndAgainWhileTwilioIsOutOfReach() {
        played.obstacle = Optional.of("it answers 503");
        played.refuse(503, Repeating.HELPS);
        CompletableFuture<Object> done = played.forEvent();
        played.pass(Duration.ofHours(1));

        assertFalse(done.isDone());
        assertEquals(1, played.sent);

        played.refuse(503, Repeating.HELPS); // it was back for the probe only
        played.obstacle = Optional.empty();
        played.pass(Duration.ofSeconds(15));
        assertEquals(
                "Twilio refused users/ensure: 503. Repeating can help.",
                failure(done).getMessage());
        assertEquals(2, played.sent);
    }

    @Test
    void finishesWhatWaitedWhenTwilioIsBack() {
        played.obstacle = Optional.of("it answers 503");
        played.refuse(503, Repeating.HELPS);
        CompletableFuture<Object> failed = played.forEvent();
        played.run();
        CompletableFuture<Object> later = played.forEvent();
        played.run();

        assertEquals(1, played.sent);
        assertEquals(2, played.traffic.waiting());

        played.obstacle = Optional.empty();
        played.pass(Duration.ofMillis(500));
        assertEquals(List.of("done", "done"), List.of(failed.join(), later.join()));
        assertEquals(3, played.sent);
    }

    @Test
    void repeatsNothingThatMayHaveTakenEffect() {
        played.obstacle = Optional.of("it answers 503");
        played.refuse(503, Repeating.MAY_HAVE_TAKEN_EFFECT);

        CompletableFuture<Object> done = played.forEvent();
        played.run();

        assertEquals(503, failure(done).status());
        assertTrue(played.reach.isClosed());
    }

    @Test
    void leavesToTheRouteWhatFailsWhileTwilioIsThere() {
        played.refuse(503, Repeating.HELPS);

        CompletableFuture<Object> done = played.forEvent();
        played.run();

        assertEquals(503, failure(done).status());
        assertFalse(played.reach.isClosed());
    }

    @Test
    void letsNoPersonWaitForTwilioThatIsOutOfReach() {
        played.obstacle = Optional.of("it answers 503");
        played.reach.isInReach();
        played.run();

        CompletableFuture<Object> done = played.forPerson();

        assertEquals(
                "users/ensure was not sent: Twilio is out of reach at present. Repeating can help.",
                failure(done).getMessage());
    }

    @Test
    void tellsAPersonForHowLongTwilioAsksToWait() {
        played.reach.asksToWait(Optional.of(Duration.ofSeconds(7)), played.timing.nanos());

        CompletableFuture<Object> done = played.forPerson();

        assertEquals(Optional.of(Duration.ofSeconds(7)), failure(done).retryAfter());
    }

    @Test
    void keepsNobodyWaitingWhenParleyStops() {
        played.reach.asksToWait(Optional.of(Duration.ofHours(1)), played.timing.nanos());
        CompletableFuture<Object> waiting = played.forEvent();

        played.reach.stop();
        played.run();

        assertEquals(
                "users/ensure was not sent: Parley is stopping. Repeating can help.",
                failure(waiting).getMessage());
    }
}
