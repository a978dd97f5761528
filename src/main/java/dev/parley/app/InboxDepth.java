package dev.parley.app;

import dev.parley.inbox.deadletter.DeadLetterCommands;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** How much lies in the inbox, among what is measured: not a number while the broker does not say. */
final class InboxDepth {
    /** Other metrics must not wait for the broker. */
    private static final long PATIENCE_MILLIS = 2_000;

    private InboxDepth() {}

    @FunctionalInterface
    private interface Count {
        long of(DeadLetterCommands desk) throws Exception;
    }

    static void show(MeterRegistry metrics, Supplier<DeadLetterCommands> desk) {
        Gauge.builder("parley.dead.letters", () -> count(desk, DeadLetterCommands::count))
                .description("Events that routes gave up on")
                .register(metrics);
        Gauge.builder("parley.inbox.waiting", () -> count(desk, DeadLetterCommands::waiting))
                .description("Messages of up to 64 events that were accepted and are not finished")
                .register(metrics);
    }

    private static double count(Supplier<DeadLetterCommands> desk, Count count) {
        return CompletableFuture.supplyAsync(() -> countOrNot(desk, count))
                .completeOnTimeout(Double.NaN, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .join();
    }

    private static double countOrNot(Supplier<DeadLetterCommands> desk, Count count) {
        try {
            return count.of(desk.get());
        } catch (Exception e) {
            return Double.NaN;
        }
    }
}
