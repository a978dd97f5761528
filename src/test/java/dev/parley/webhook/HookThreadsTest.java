package dev.parley.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HookThreadsTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final CamelContext context = new DefaultCamelContext();
    private final CountDownLatch released = new CountDownLatch(1);
    private HookThreads pool = open();

    private HookThreads open() {
        try {
            return new HookThreads(context);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void close() throws Exception {
        released.countDown();
        pool.close();
        context.close();
    }

    @Test
    void givesWhatTheRouteLeft() throws Exception {
        Exchange left = new DefaultExchange(context);

        CompletableFuture<Exchange> answered = pool.run(answering(() -> left), LONG);

        assertEquals(left, answered.get(1, TimeUnit.MINUTES));
    }

    @Test
    void interruptsWhoTakesTooLong() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);

        CompletableFuture<Exchange> answered = pool.run(
                answering(() -> {
                    try {
                        released.await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                    return new DefaultExchange(context);
                }),
                SHORT);

        assertInstanceOf(TimeoutException.class, failure(answered));
        assertTrue(interrupted.await(1, TimeUnit.MINUTES));
    }

    @Test
    void refusesAtOnceWhenAllThreadsAreTaken() throws Exception {
        CountDownLatch taken = new CountDownLatch(HookThreads.MAX_THREADS);
        for (int i = 0; i < HookThreads.MAX_THREADS; i++) {
            pool.run(answering(() -> hold(taken)), LONG);
        }
        assertTrue(taken.await(1, TimeUnit.MINUTES));

        CompletableFuture<Exchange> answered = pool.run(answering(() -> new DefaultExchange(context)), LONG);

        assertTrue(answered.isDone());
        assertInstanceOf(RejectedExecutionException.class, failure(answered));
    }

    @Test
    void tellsWhatTheRouteFailedWithFromWhatFailedHere() {
        TimeoutException own = new TimeoutException("a step's own");

        CompletableFuture<Exchange> answered = pool.run(() -> CompletableFuture.failedFuture(own), LONG);

        assertEquals(
                own,
                assertInstanceOf(HookThreads.RouteFailed.class, failure(answered))
                        .getCause());
    }

    private Exchange hold(CountDownLatch taken) {
        taken.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new DefaultExchange(context);
    }

    private static Throwable failure(CompletableFuture<Exchange> answered) {
        ExecutionException failed = assertThrows(ExecutionException.class, answered::get);
        return failed.getCause() == null ? failed : failed.getCause();
    }

    private static <T> Supplier<CompletableFuture<T>> answering(Supplier<T> route) {
        return () -> CompletableFuture.completedFuture(route.get());
    }
}
