package dev.parley;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ShutdownStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is in hand when Parley is told to stop may finish, but not for ever: requests are answered, events come to their end
 * or come back at the next start. An event that waits to be tried again comes back in any case, so nobody waits for it.
 */
final class Drain {
    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final int RETRY_THREADS = 10;
    private static final int LOOKS_PER_SECOND = 20;
    private static final Duration CUT_OFF_AFTER = Duration.ofMillis(500);

    private final CamelContext context;
    private final ScheduledThreadPoolExecutor retries;

    /** Prepares a context, which has not been started, for being drained. */
    Drain(CamelContext context) {
        this.context = context;
        // Camel's own cannot always say how many wait in it.
        retries = new ScheduledThreadPoolExecutor(RETRY_THREADS, task -> new Thread(task, "retry"));
        context.getCamelContextExtension().addContextPlugin(ScheduledExecutorService.class, retries);
    }

    /**
     * Waits for what is in hand, at most three quarters of the time that {@code camel.main.shutdownTimeout} gives to the
     * whole stop; after it, Camel cuts off at once what still runs.
     *
     * @param requests completes when everybody who asked has been answered
     * @param events completes when the events in hand have finished
     */
    void await(CompletableFuture<Void> requests, CompletableFuture<Void> events) {
        ShutdownStrategy strategy = context.getShutdownStrategy();
        long longest = strategy.getTimeUnit().toNanos(strategy.getTimeout()) / 4 * 3;
        long end = System.nanoTime() + longest;
        CompletableFuture<Void> all = CompletableFuture.allOf(requests, events);
        while (!isDone(all) && !(requests.isDone() && onlyRetriesWait())) {
            if (System.nanoTime() > end) {
                LOG.warn(
                        "Cut off after {} s: {} requests and events. Events come back at the next start.",
                        TimeUnit.NANOSECONDS.toSeconds(longest),
                        context.getInflightRepository().size());
                break;
            }
        }
        retries.shutdownNow();
        strategy.setTimeUnit(TimeUnit.MILLISECONDS);
        strategy.setTimeout(CUT_OFF_AFTER.toMillis());
        strategy.setSuppressLoggingOnTimeout(true);
        strategy.setLogInflightExchangesOnTimeout(false);
        context.getExecutorServiceManager().setShutdownAwaitTermination(CUT_OFF_AFTER.toMillis());
    }

    private static boolean isDone(CompletableFuture<Void> all) {
        try {
            all.get(1_000 / LOOKS_PER_SECOND, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private boolean onlyRetriesWait() {
        int waiting = retries.getQueue().size();
        return waiting > 0 && context.getInflightRepository().size() <= waiting;
    }
}
