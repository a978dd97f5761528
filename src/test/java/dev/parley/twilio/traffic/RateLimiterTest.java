package dev.parley.twilio.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimiterTest {
    private static final int LIMIT = 30;
    private static final Optional<ChangeTarget> HERE =
            Optional.of(new ChangeTarget(ChangeTarget.Kind.CONVERSATION, "CH1"));
    private static final Optional<ChangeTarget> THERE =
            Optional.of(new ChangeTarget(ChangeTarget.Kind.CONVERSATION, "CH2"));
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final FakeTime time = new FakeTime();
    private final RateLimiter rateLimiter = new RateLimiter(LIMIT, time);

    /** For any duration of calls, and any time between their start and end at which Twilio counts them. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void letsNoSecondHaveMoreThanTheLimit(long seed) {
        Random random = new Random(seed);
        List<Long> counted = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rateLimiter.take(HERE, false).thenAccept(permit -> {
                int arrives = random.nextInt(2_000);
                time.after(Duration.ofMillis(arrives), () -> counted.add(time.nanos()));
                time.after(Duration.ofMillis(arrives + random.nextInt(500)), permit::used);
            });
        }

        time.elapse(Duration.ofMinutes(2));

        assertEquals(300, counted.size());
        counted.sort(null);
        for (int i = 0; i + LIMIT < counted.size(); i++) {
            assertTrue(counted.get(i + LIMIT) - counted.get(i) >= SECOND, "change " + i + " of " + counted);
        }
    }

    @Test
    void letsReadsGoAtOnce() {
        change(HERE, LIMIT);

        assertTrue(rateLimiter.take(Optional.empty(), false).isDone());
    }

    @Test
    void letsNoConversationWaitForAnother() {
        change(HERE, LIMIT);

        assertEquals(false, rateLimiter.take(HERE, false).isDone());
        assertTrue(rateLimiter.take(THERE, false).isDone());
    }

    @Test
    void countsNothingThatWasNotSent() {
        change(HERE, LIMIT - 1);
        CompletableFuture<Permit> last = rateLimiter.take(HERE, false);
        CompletableFuture<Permit> next = rateLimiter.take(HERE, false);

        last.thenAccept(Permit::unused);

        assertTrue(next.isDone());
    }

    @Test
    void keepsNothingOfConversationsThatAreQuiet() {
        for (int i = 0; i < 50_000; i++) {
            change(Optional.of(new ChangeTarget(ChangeTarget.Kind.CONVERSATION, "CH" + i)), 1);
        }

        int busy = rateLimiter.size();
        time.elapse(RateLimiter.WINDOW);

        assertEquals(50_000, busy);
        assertEquals(0, rateLimiter.size());
    }

    private void change(Optional<ChangeTarget> change, int times) {
        for (int i = 0; i < times; i++) {
            rateLimiter.take(change, false).thenAccept(Permit::used);
        }
    }
}
