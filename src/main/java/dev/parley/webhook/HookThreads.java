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
 * The thread pool of hook routes, so that a hook that hangs does not affect events or tokens. It has no queue: if all threads
 * are in use, the hook is answered at once by {@code hooks.on-failure} rather than at the end of the budget.
 */
final class HookThreads implements AutoCloseable {
    /** Enough if one in ten of 500 hooks a second hangs for a budget of 4 s: 200, and some more. */
    static final int MAX_THREADS = 256;

    private static final int CORE_THREADS = 16;

    /**
     * Threads that answer when a route takes too long. Not {@link CompletableFuture#orTimeout}: the JVM has one thread for all
     * its timeouts, and it would continue the route.
     */
    private static final int TIMEOUT_THREADS = 4;

    private final CamelContext context;
    private final ExecutorService threads;
    private final ScheduledExecutorService timeouts;

    HookThreads(CamelContext context) throws Exception {
        this.context = context;
        this.threads = new ThreadPoolBuilder(context)
                .poolSize(CORE_THREADS)
                .maxPoolSize(MAX_THREADS)
                .maxQueueSize(0)
                .rejectedPolicy(ThreadPoolRejectedPolicy.Abort)
                .build(this, "hooks");
        this.timeouts = context.getExecutorServiceManager().newScheduledThreadPool(this, "hooks-late", TIMEOUT_THREADS);
    }

    /**
     * Runs a route.
     *
     * @param route completes with its response or its failure
     * @param time how long it may take; then its thread is interrupted and its response is dropped
     * @return the response; a {@link TimeoutException} if it took too long, a {@link RejectedExecutionException} if all threads
     *     are in use, a {@link RouteFailed} if the route failed with any exception
     */
    <T> CompletableFuture<T> run(Supplier<CompletableFuture<T>> route, Duration time) {
        CompletableFuture<T> answered = new CompletableFuture<>();
        Future<?> running;
        try {
            running = threads.submit(() -> begin(route, answered));
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
        Future<?> timeout = timeouts.schedule(
                () -> {
                    if (answered.completeExceptionally(new TimeoutException())) {
                        running.cancel(true);
                    }
                },
                Math.max(1, time.toMillis()),
                TimeUnit.MILLISECONDS);
        answered.whenComplete((answer, failure) -> timeout.cancel(false));
        return answered;
    }

    private static <T> void begin(Supplier<CompletableFuture<T>> route, CompletableFuture<T> answered) {
        try {
            route.get().whenComplete((answer, failure) -> settle(answered, answer, failure));
        } catch (RuntimeException | Error e) {
            settle(answered, null, e);
        }
    }

    /** Has no effect after the timeout, when the hook has been answered. */
    private static <T> void settle(CompletableFuture<T> answered, @Nullable T answer, @Nullable Throwable failure) {
        if (answer == null) {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            answered.completeExceptionally(new RouteFailed(cause));
        } else {
            answered.complete(answer);
        }
    }

    /** A route has failed; the cause is its exception. */
    static final class RouteFailed extends Exception {
        private static final long serialVersionUID = 1L;

        RouteFailed(@Nullable Throwable cause) {
            super(null, cause == null ? new IllegalStateException("no response") : cause, false, false);
        }
    }

    @Override
    public void close() {
        context.getExecutorServiceManager().shutdownNow(threads);
        context.getExecutorServiceManager().shutdownNow(timeouts);
    }
}
