package dev.parley.inbox.dispatch;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * How long a route may keep an event, and with it the conversation: one that never ends would hold it up for good. While what
 * routes call is out of reach, no time passes.
 */
public record RouteTimeout(Duration longest, Supplier<CompletableFuture<Void>> inReach) {
    /** Whether it is in reach is asked so often. */
    private static final int PARTS = 60;

    /** Returns what a route promised, or a {@link TimeoutException} where it takes too long. */
    <T> CompletableFuture<T> bound(CompletableFuture<T> promised) {
        return promised.isDone() ? promised : bound(promised, PARTS);
    }

    private <T> CompletableFuture<T> bound(CompletableFuture<T> promised, int partsLeft) {
        return promised.copy()
                .orTimeout(longest.toNanos() / PARTS, TimeUnit.NANOSECONDS)
                .exceptionallyCompose(failure -> {
                    if (!(failure instanceof TimeoutException)) {
                        return promised;
                    }
                    int left = inReach.get().isDone() ? partsLeft - 1 : partsLeft;
                    return left > 0 ? bound(promised, left) : CompletableFuture.failedFuture(tooLong());
                });
    }

    private TimeoutException tooLong() {
        return new TimeoutException("The route has not ended within inbox.route-timeout, "
                + longest.toString().substring("PT".length()).toLowerCase(Locale.ROOT)
                + ": the conversation goes on without it.");
    }
}
