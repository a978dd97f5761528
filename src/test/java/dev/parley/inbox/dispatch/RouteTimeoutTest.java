package dev.parley.inbox.dispatch;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.webhook.RetriesExhausted;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RouteTimeoutTest {
    private static final CompletableFuture<Void> IN_REACH = CompletableFuture.completedFuture(null);

    private final CompletableFuture<String> promised = new CompletableFuture<>();

    @Test
    void givesWhatEndedInTime() {
        CompletableFuture<String> bound = new RouteTimeout(Duration.ofHours(1), () -> IN_REACH).bound(promised);

        promised.complete("done");

        assertEquals("done", bound.join());
    }

    @Test
    void keepsTheFailureOfTheRoute() {
        CompletableFuture<String> bound = new RouteTimeout(Duration.ofHours(1), () -> IN_REACH).bound(promised);

        promised.completeExceptionally(RetriesExhausted.of(new IllegalStateException("no such flow")));

        Throwable failure = bound.handle((done, why) -> why).join();
        assertEquals("no such flow", RetriesExhausted.of(failure).reason());
    }

    @Test
    void costsNothingWhereTheRouteHasEnded() {
        promised.complete("done");

        assertSame(promised, new RouteTimeout(Duration.ofHours(1), () -> IN_REACH).bound(promised));
    }

    @Test
    void givesUpOnRouteThatNeverEnds() {
        CompletableFuture<String> bound = new RouteTimeout(Duration.ofMillis(120), () -> IN_REACH).bound(promised);

        CompletionException failure = assertThrows(CompletionException.class, bound::join);

        assertEquals(
                "java.util.concurrent.TimeoutException: The route has not ended within inbox.route-timeout, 0.12s: the"
                        + " conversation continues without it.",
                failure.getMessage());
    }

    @Test
    void letsNoTimePassWhileTwilioIsOutOfReach() {
        AtomicInteger asked = new AtomicInteger();
        CompletableFuture<Void> back = new CompletableFuture<>();
        RouteTimeout timeout = new RouteTimeout(Duration.ofMillis(60), () -> {
            asked.incrementAndGet();
            return back;
        });
        CompletableFuture<String> bound = timeout.bound(promised);

        await().until(() -> asked.get() > 200);
        assertFalse(bound.isDone());

        back.complete(null);
        await().until(bound::isCompletedExceptionally);
    }
}
