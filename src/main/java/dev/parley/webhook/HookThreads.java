package dev.parley.webhook;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.ThreadPoolBuilder;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Threads that ask hook routes, and nobody else's: a hook that hangs must take nothing from events or tokens. Nothing queues:
 * who finds no thread is answered for at once, rather than at the end of the budget.
 */
final class HookThreads implements AutoCloseable {
    /** What one in ten of 500 hooks a second hold when they hang for a budget of 4 s, and some more. */
    static final int MAX_THREADS = 256;

    private static final int KEPT_THREADS = 16;

    /** Threads that answer for who takes too long. The JVM has one for all its timeouts, and the route goes on with it. */
    private static final int LATE_THREADS = 4;

    private final CamelContext context;
    private final ExecutorService threads;
    private final ScheduledExecutorService late;

    HookThreads(CamelContext context) throws Exception {
        this.context = context;
        this.threads = new ThreadPoolBuilder(context)
                .poolSize(KEPT_THREADS)
                .maxPoolSize(MAX_THREADS)
                .maxQueueSize(0)
                .rejectedPolicy(ThreadPoolRejectedPolicy.Abort)
                .build(this, "hooks");
        this.late = context.getExecutorServiceManager().newScheduledThreadPool(this, "hooks-late", LATE_THREADS);
    }

    /**
     * Asks a route.
     *
     * @param route gives its answer, or completes with what it failed with
     * @param time how long it may take; then its thread is interrupted and whatever it answers is dropped
     * @return the answer; a {@link TimeoutException} where it took too long, a {@link RejectedExecutionException} where all
     *     threads are taken, and a {@link RouteFailed} where the route failed, with those or with anything else
     */
    <T> CompletableFuture<T> ask(Supplier<CompletableFuture<T>> route, Duration time) {
        CompletableFuture<T> answered = new CompletableFuture<>();
        Future<?> asking;
        try {
            asking = threads.submit(() -> begin(route, answered));
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
        Future<?> alarm = late.schedule(
                () -> {
                    if (answered.completeExceptionally(new TimeoutException())) {
                        asking.cancel(true);
                    }
                },
                Math.max(1, time.toMillis()),
                TimeUnit.MILLISECONDS);
        answered.whenComplete((answer, failure) -> alarm.cancel(false));
        return answered;
    }

    private static <T> void begin(Supplier<CompletableFuture<T>> route, CompletableFuture<T> answered) {
        try {
            route.get().whenComplete((answer, failure) -> settle(answered, answer, failure));
        } catch (RuntimeException | Error e) {
            settle(answered, null, e);
        }
    }

    /** Does nothing where time ran out before: that answer has been given. */
    private static <T> void settle(CompletableFuture<T> answered, @Nullable T answer, @Nullable Throwable failure) {
        if (answer == null) {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            answered.completeExceptionally(new RouteFailed(cause));
        } else {
            answered.complete(answer);
        }
    }

    /** A route has failed; with what says the cause. */
    static final class RouteFailed extends Exception {
        private static final long serialVersionUID = 1L;

        RouteFailed(@Nullable Throwable cause) {
            super(null, cause == null ? new IllegalStateException("no answer") : cause, false, false);
        }
    }

    @Override
    public void close() {
        context.getExecutorServiceManager().shutdownNow(threads);
        context.getExecutorServiceManager().shutdownNow(late);
    }
}
