package dev.parley.twilio.traffic;

import static dev.parley.twilio.traffic.PlayedTraffic.CALLS_IN_FLIGHT;
import static dev.parley.twilio.traffic.PlayedTraffic.CHANGES_PER_SECOND;
import static dev.parley.twilio.traffic.PlayedTraffic.PATIENCE;
import static dev.parley.twilio.traffic.PlayedTraffic.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.twilio.call.CallFailure;
import dev.parley.twilio.call.CallFailure.Repeating;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CallSchedulerTest {
    private final PlayedTraffic played = new PlayedTraffic();

    @Test
    void makesTheNextCallOfARouteWithoutAHandOver() {
        played.here = true;
        CompletableFuture<Object> done = played.forEvent();

        assertEquals(List.of(), List.copyOf(played.threads));
        assertEquals("done", done.join());
    }

    @Test
    void handsOverWhatHadToWaitForItsTurn() {
        played.forEvent();
        played.forEvent();
        played.here = true;
        CompletableFuture<Object> third = played.forEvent();
        played.threads.remove().run();

        assertEquals(2, played.threads.size());
        assertFalse(third.isDone());
        played.run();
        assertEquals("done", third.join());
    }

    @Test
    void givesTheAnswer() {
        CompletableFuture<Object> done = played.forEvent();
        played.run();

        assertEquals("done", done.join());
        assertEquals(List.of(0, 0), List.of(played.scheduler.inFlight(), played.scheduler.waiting()));
    }

    @Test
    void holdsAllCallsBackAfterOneIsRefusedForTheRate() {
        played.refuse(429, Repeating.HELPS);
        CompletableFuture<Object> refused = played.forEvent();
        played.run();
        CompletableFuture<Object> other = played.forEvent();
        played.run();

        assertEquals(429, failure(refused).status());
        assertEquals(1, played.scheduler.refused());
        assertFalse(other.isDone());

        played.elapse(Duration.ofMillis(250));
        assertEquals("done", other.join());
    }

    @Test
    void holdsBackWhatWasLetThroughAndHasNotLeft() {
        played.refuse(429, Repeating.HELPS);
        played.forEvent();
        CompletableFuture<Object> behind = played.forEvent();
        played.run();

        assertFalse(behind.isDone());
        assertEquals(1, played.sent);
    }

    @Test
    void letsAPersonWaitForTheirTurnNoLongerThanForAnAnswer() {
        played.hang(CALLS_IN_FLIGHT);
        CompletableFuture<Object> done = played.forPerson();

        played.elapse(PATIENCE.minusMillis(1));
        assertFalse(done.isDone());

        played.elapse(Duration.ofMillis(1));
        assertEquals(
                "users/ensure was not sent: too many calls were ahead of it for 15000 ms. Repeating can help.",
                failure(done).getMessage());
        assertEquals(0, played.sent);
    }

    @Test
    void letsAVisitorWaitForTheirShareNoLongerThanFiveSeconds() {
        played.changeForVisitor();
        played.hang(0);
        CompletableFuture<Object> done = played.changeForVisitor();

        played.time.elapse(Duration.ofMillis(4_999));
        assertFalse(done.isDone());

        played.time.elapse(Duration.ofMillis(1));
        played.run();
        CallFailure failure = failure(done);
        assertEquals(
                "users/ensure was not sent: too many calls were ahead of it for 5000 ms. Repeating can help.",
                failure.getMessage());
        assertEquals(Optional.of(Duration.ofSeconds(5)), failure.retryAfter());
    }

    @Test
    void refusesAtOnceAVisitorWhoWouldWaitInVain() {
        for (int i = 0; i < 6; i++) {
            played.changeForVisitor();
        }
        CompletableFuture<Object> done = played.changeForVisitor();
        played.run();

        assertEquals(
                "users/ensure was not sent: too many visitors are waiting. Repeating can help.",
                failure(done).getMessage());
    }

    @Test
    void makesNoMoreCallsAtOnceThanItMay() {
        played.hang(CALLS_IN_FLIGHT);
        CompletableFuture<Object> third = played.forEvent();
        played.run();

        assertFalse(third.isDone());
        assertEquals(CALLS_IN_FLIGHT, played.scheduler.inFlight());

        played.endOne();
        assertEquals("done", third.join());
    }

    @Test
    void makesNoMoreChangesWithinASecondThanItMay() {
        List<CompletableFuture<Object>> done = new ArrayList<>();
        for (int i = 0; i <= CHANGES_PER_SECOND; i++) {
            done.add(played.changeForEvent());
        }
        played.run();

        assertEquals(CHANGES_PER_SECOND, played.sent);

        played.elapse(RateLimiter.WINDOW);
        assertEquals(CHANGES_PER_SECOND + 1, played.sent);
        assertTrue(done.stream().allMatch(CompletableFuture::isDone));
    }
}
