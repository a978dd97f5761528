package dev.parley.webhook;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.ThreadPoolBuilder;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Threads that ask hook routes, and nobody else's: a hook that hangs must take nothing from events or tokens. Nothing queues:
 * who finds no thread is answered for at once, rather than at the end of the budget.
 */
final class HookPool implements AutoCloseable {
    /** What one in ten of 500 hooks a second hold when they hang for a budget of 4 s, and some more. */
    static final int MAX_THREADS = 256;

    private static final int KEPT_THREADS = 16;

    private final CamelContext context;
    private final ExecutorService threads;

    HookPool(CamelContext context) throws Exception {
        this.context = context;
        this.threads = new ThreadPoolBuilder(context)
                .poolSize(KEPT_THREADS)
                .maxPoolSize(MAX_THREADS)
                .maxQueueSize(0)
                .rejectedPolicy(ThreadPoolRejectedPolicy.Abort)
                .build(this, "hooks");
    }

    /**
     * Asks a route.
     *
     * @param time how long it may take; then its thread is interrupted and whatever it answers is dropped
     * @return the exchange as the route left it; a {@link TimeoutException} where it took too long, a
     *     {@link RejectedExecutionException} where all threads are taken, or else what the route failed with
     */
    CompletableFuture<Exchange> ask(Listener listener, Event hook, Duration time) {
        CompletableFuture<Exchange> answered = new CompletableFuture<>();
        Future<?> asking;
        try {
            asking = threads.submit(
                    () -> listener.hear(hook).whenComplete((exchange, failure) -> settle(answered, exchange, failure)));
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
        return answered.orTimeout(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS)
                .whenComplete((exchange, failure) -> {
                    if (failure instanceof TimeoutException) {
                        asking.cancel(true);
                    }
                });
    }

    /** Does nothing where time ran out before: that answer has been given. */
    private static void settle(
            CompletableFuture<Exchange> answered, @Nullable Exchange exchange, @Nullable Throwable failure) {
        if (exchange == null) {
            answered.completeExceptionally(failure == null ? new IllegalStateException("no answer") : failure);
        } else {
            answered.complete(exchange);
        }
    }

    @Override
    public void close() {
        context.getExecutorServiceManager().shutdownNow(threads);
    }
}
