package dev.parley.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.twilio.TwilioFailure.Repeating;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final CallName NAME = new CallName("users/ensure", "");
    private static final Optional<Change> SERVICE = Optional.of(new Change(Change.Kind.SERVICE, ""));
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int CALLS_IN_FLIGHT = 2;
    private static final int CHANGES_PER_SECOND = 3;

    private final FakeTiming timing = new FakeTiming();
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private Optional<String> obstacle = Optional.empty();
    private final Reach reach = new Reach(timing, threads::add, () -> obstacle, () -> 0.5);
    private final Traffic traffic = new Traffic(
            reach, new Pace(CHANGES_PER_SECOND, timing), new Slots(CALLS_IN_FLIGHT), timing, callThreads(), PATIENCE);
    private final Queue<Supplier<Object>> answers = new ArrayDeque<>();
    private boolean here;
    private int sent;

    private CallThreads callThreads() {
        return new CallThreads() {
            @Override
            public void execute(Runnable work) {
                threads.add(work);
            }

            @Override
            public boolean isHere() {
                return here;
            }
        };
    }

    @Test
    void makesTheNextCallOfARouteWithoutAHandOver() {
        here = true;
        CompletableFuture<Object> done = traffic.perform(ofEvent());

        assertEquals(List.of(), List.copyOf(threads));
        assertEquals("done", done.join());
    }

    @Test
    void handsOverWhatHadToWaitForItsTurn() {
        traffic.perform(ofEvent());
        traffic.perform(ofEvent());
        here = true;
        CompletableFuture<Object> third = traffic.perform(ofEvent());
        threads.remove().run();

        assertEquals(2, threads.size());
        assertFalse(third.isDone());
        run();
        assertEquals("done", third.join());
    }

    @Test
    void givesTheAnswer() {
        CompletableFuture<Object> done = traffic.perform(ofEvent());
        run();

        assertEquals("done", done.join());
        assertEquals(List.of(0, 0), List.of(traffic.inFlight(), traffic.waiting()));
    }

    @Test
    void makesAnEventsCallAgainAndAgainWhileTwilioIsOutOfReach() {
        obstacle = Optional.of("it answers 503");
        refuse(503, Repeating.HELPS);
        CompletableFuture<Object> done = traffic.perform(ofEvent());
        pass(Duration.ofHours(1));

        assertFalse(done.isDone());
        assertEquals(1, sent);

        refuse(503, Repeating.HELPS); // it was back for the probe only
        obstacle = Optional.empty();
        pass(Duration.ofSeconds(15));
        assertEquals(
                "Twilio refused users/ensure: 503. Repeating can help.",
                failure(done).getMessage());
        assertEquals(2, sent);
    }

    @Test
    void finishesWhatWaitedWhenTwilioIsBack() {
        obstacle = Optional.of("it answers 503");
        refuse(503, Repeating.HELPS);
        CompletableFuture<Object> failed = traffic.perform(ofEvent());
        run();
        CompletableFuture<Object> later = traffic.perform(ofEvent());
        run();

        assertEquals(1, sent);
        assertEquals(2, traffic.waiting());

        obstacle = Optional.empty();
        pass(Duration.ofMillis(500));
        assertEquals(List.of("done", "done"), List.of(failed.join(), later.join()));
        assertEquals(3, sent);
    }

    @Test
    void repeatsNothingThatMayHaveTakenEffect() {
        obstacle = Optional.of("it answers 503");
        refuse(503, Repeating.MAY_HAVE_TAKEN_EFFECT);

        CompletableFuture<Object> done = traffic.perform(ofEvent());
        run();

        assertEquals(503, failure(done).status());
        assertTrue(reach.isClosed());
    }

    @Test
    void leavesToTheRouteWhatFailsWhileTwilioIsThere() {
        refuse(503, Repeating.HELPS);

        CompletableFuture<Object> done = traffic.perform(ofEvent());
        run();

        assertEquals(503, failure(done).status());
        assertFalse(reach.isClosed());
    }

    @Test
    void holdsEverybodyBackWhereOneIsRefusedForTheRate() {
        refuse(429, Repeating.HELPS);
        CompletableFuture<Object> refused = traffic.perform(ofEvent());
        run();
        CompletableFuture<Object> other = traffic.perform(ofEvent());
        run();

        assertEquals(429, failure(refused).status());
        assertEquals(1, traffic.refused());
        assertFalse(other.isDone());

        pass(Duration.ofMillis(250));
        assertEquals("done", other.join());
    }

    @Test
    void holdsBackWhatWasLetThroughAndHasNotLeft() {
        refuse(429, Repeating.HELPS);
        traffic.perform(ofEvent());
        CompletableFuture<Object> behind = traffic.perform(ofEvent());
        run();

        assertFalse(behind.isDone());
        assertEquals(1, sent);
    }

    @Test
    void letsNoPersonWaitForTwilioThatIsOutOfReach() {
        obstacle = Optional.of("it answers 503");
        reach.isInReach();
        run();

        CompletableFuture<Object> done = traffic.perform(ofPerson());

        assertEquals(
                "users/ensure was not sent: Twilio is out of reach at present. Repeating can help.",
                failure(done).getMessage());
    }

    @Test
    void tellsAPersonForHowLongTwilioAsksToWait() {
        reach.asksToWait(Optional.of(Duration.ofSeconds(7)), timing.nanos());

        CompletableFuture<Object> done = traffic.perform(ofPerson());

        assertEquals(Optional.of(Duration.ofSeconds(7)), failure(done).retryAfter());
    }

    @Test
    void letsAPersonWaitForTheirTurnNoLongerThanForAnAnswer() {
        hang(CALLS_IN_FLIGHT);
        CompletableFuture<Object> done = traffic.perform(ofPerson());

        pass(PATIENCE.minusMillis(1));
        assertFalse(done.isDone());

        pass(Duration.ofMillis(1));
        assertEquals(
                "users/ensure was not sent: too many calls were before it for 15000 ms. Repeating can help.",
                failure(done).getMessage());
        assertEquals(0, sent);
    }

    @Test
    void makesNoMoreCallsAtOnceThanItMay() {
        hang(CALLS_IN_FLIGHT);
        CompletableFuture<Object> third = traffic.perform(ofEvent());
        run();

        assertFalse(third.isDone());
        assertEquals(CALLS_IN_FLIGHT, traffic.inFlight());

        held.remove().run();
        run();
        assertEquals("done", third.join());
    }

    @Test
    void makesNoMoreChangesWithinASecondThanItMay() {
        List<CompletableFuture<Object>> done = new ArrayList<>();
        for (int i = 0; i <= CHANGES_PER_SECOND; i++) {
            done.add(traffic.perform(new Work(NAME, SERVICE, true, this::answer)));
        }
        run();

        assertEquals(CHANGES_PER_SECOND, sent);

        pass(Pace.WINDOW);
        assertEquals(CHANGES_PER_SECOND + 1, sent);
        assertTrue(done.stream().allMatch(CompletableFuture::isDone));
    }

    @Test
    void keepsNobodyWaitingWhenParleyStops() {
        reach.asksToWait(Optional.of(Duration.ofHours(1)), timing.nanos());
        CompletableFuture<Object> waiting = traffic.perform(ofEvent());

        reach.stop();
        run();

        assertEquals(
                "users/ensure was not sent: Parley is stopping. Repeating can help.",
                failure(waiting).getMessage());
    }

    private final Queue<Runnable> held = new ArrayDeque<>();

    /** Starts calls that stay under way until the test ends them. */
    private void hang(int calls) {
        for (int i = 0; i < calls; i++) {
            traffic.perform(ofEvent());
        }
        while (!threads.isEmpty()) {
            held.add(threads.remove());
        }
    }

    private Work ofEvent() {
        return new Work(NAME, Optional.empty(), true, this::answer);
    }

    private Work ofPerson() {
        return new Work(NAME, Optional.empty(), false, this::answer);
    }

    private Object answer() {
        sent++;
        Supplier<Object> next = answers.poll();
        return next == null ? "done" : next.get();
    }

    private void refuse(int status, Repeating repeating) {
        answers.add(() -> {
            throw TwilioFailure.refused(NAME, status, 0, null, repeating, null);
        });
    }

    private static TwilioFailure failure(CompletableFuture<Object> done) {
        assertTrue(done.isDone());
        CompletionException why = assertThrows(CompletionException.class, done::join);
        return assertInstanceOf(TwilioFailure.class, why.getCause());
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
