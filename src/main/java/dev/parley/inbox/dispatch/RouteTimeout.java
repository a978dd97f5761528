package dev.parley.inbox.dispatch;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * How long a route may take for an event: a route that never ends would block the conversation for good. Time in which Twilio
 * is unavailable does not count.
 *
 * @param available completed while the services that routes call are available
 */
public record RouteTimeout(Duration longest, Supplier<CompletableFuture<Void>> available) {
    /** How many times availability is checked within the timeout. */
    private static final int PARTS = 60;

    /** Fails with a {@link TimeoutException} where the future takes too long. */
    <T> CompletableFuture<T> bound(CompletableFuture<T> future) {
        return future.isDone() ? future : bound(future, PARTS);
    }

    private <T> CompletableFuture<T> bound(CompletableFuture<T> future, int partsLeft) {
        return future.copy()
                .orTimeout(longest.toNanos() / PARTS, TimeUnit.NANOSECONDS)
                .exceptionallyCompose(failure -> {
                    if (!(failure instanceof TimeoutException)) {
                        return future;
                    }
                    int left = available.get().isDone() ? partsLeft - 1 : partsLeft;
                    return left > 0 ? bound(future, left) : CompletableFuture.failedFuture(tooLong());
                });
    }

    private TimeoutException tooLong() {
        return new TimeoutException("The route has not ended within inbox.route-timeout, "
                + longest.toString().substring("PT".length()).toLowerCase(Locale.ROOT)
                + ": the conversation continues without it.");
    }
}
