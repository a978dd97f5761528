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

    private final FakeTime timing = new FakeTime();
    private final RateLimiter pace = new RateLimiter(LIMIT, timing);

    /** However long calls are under way, and wherever between their beginning and their end Twilio counts them. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void letsNoSecondHaveMoreThanTheLimit(long seed) {
        Random random = new Random(seed);
        List<Long> counted = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            pace.take(HERE, false).thenAccept(pass -> {
                int arrives = random.nextInt(2_000);
                timing.after(Duration.ofMillis(arrives), () -> counted.add(timing.nanos()));
                timing.after(Duration.ofMillis(arrives + random.nextInt(500)), pass::used);
            });
        }

        timing.pass(Duration.ofMinutes(2));

        assertEquals(300, counted.size());
        counted.sort(null);
        for (int i = 0; i + LIMIT < counted.size(); i++) {
            assertTrue(counted.get(i + LIMIT) - counted.get(i) >= SECOND, "change " + i + " of " + counted);
        }
    }

    @Test
    void letsReadsGoAtOnce() {
        change(HERE, LIMIT);

        assertTrue(pace.take(Optional.empty(), false).isDone());
    }

    @Test
    void letsNoConversationWaitForAnother() {
        change(HERE, LIMIT);

        assertEquals(false, pace.take(HERE, false).isDone());
        assertTrue(pace.take(THERE, false).isDone());
    }

    @Test
    void countsNothingThatWasNotSent() {
        change(HERE, LIMIT - 1);
        CompletableFuture<Permit> last = pace.take(HERE, false);
        CompletableFuture<Permit> next = pace.take(HERE, false);

        last.thenAccept(Permit::unused);

        assertTrue(next.isDone());
    }

    @Test
    void keepsNothingOfConversationsThatAreQuiet() {
        for (int i = 0; i < 50_000; i++) {
            change(Optional.of(new ChangeTarget(ChangeTarget.Kind.CONVERSATION, "CH" + i)), 1);
        }

        int busy = pace.size();
        timing.pass(RateLimiter.WINDOW);

        assertEquals(50_000, busy);
        assertEquals(0, pace.size());
    }

    private void change(Optional<ChangeTarget> change, int times) {
        for (int i = 0; i < times; i++) {
            pace.take(change, false).thenAccept(Permit::used);
        }
    }
}
