package dev.parley.app;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.spi.ShutdownStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets running requests and events finish when Parley stops, for a limited time: requests are answered, events finish or are
 * redelivered at the next start. An event that waits for a retry is redelivered in any case, so the stop does not wait for it.
 */
final class GracefulStop {
    private static final Logger LOG = LoggerFactory.getLogger(GracefulStop.class);
    private static final Duration CUT_OFF_AFTER = Duration.ofMillis(500);

    private final CamelContext context;
    private final StoppingHealthCheck stopping = new StoppingHealthCheck();
    private final InFlightExchanges inHand;

    /** Prepares a context, which has not been started, for being drained. */
    GracefulStop(CamelContext context) {
        this.context = context;
        inHand = new InFlightExchanges(context);
        HealthCheckHelper.getHealthCheckRegistry(context).register(stopping);
    }

    /** From now on Parley says that it is not ready. */
    void begin() {
        stopping.begin();
    }

    /**
     * Waits for running requests and events, at most three quarters of the time that {@code camel.main.shutdownTimeout} gives to the
     * whole stop; after it, Camel cuts off at once what still runs.
     *
     * @param requests completes when every request has been answered
     * @param events completes when running events have finished and are acknowledged; never if the broker is lost
     * @return in a line what has not finished by then, and what becomes of it
     */
    Optional<String> await(CompletableFuture<Void> requests, CompletableFuture<Void> events) {
        ShutdownStrategy strategy = context.getShutdownStrategy();
        long longest = strategy.getTimeUnit().toMillis(strategy.getTimeout()) / 4 * 3;
        Optional<String> left = Optional.empty();
        try {
            requests.thenCompose(answered -> CompletableFuture.anyOf(events, inHand.onlyRetries()))
                    .get(longest, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            left = Optional.of(whatIsLeft(requests, Duration.ofMillis(longest)));
        } catch (ExecutionException e) {
            LOG.debug("Running requests or events ended with an error", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        inHand.dropRetries();
        strategy.setTimeUnit(TimeUnit.MILLISECONDS);
        strategy.setTimeout(CUT_OFF_AFTER.toMillis());
        strategy.setSuppressLoggingOnTimeout(true);
        strategy.setLogInflightExchangesOnTimeout(false);
        context.getExecutorServiceManager().setShutdownAwaitTermination(CUT_OFF_AFTER.toMillis());
        return left;
    }

    private String whatIsLeft(CompletableFuture<Void> requests, Duration waited) {
        int count = inHand.count();
        return count > 0 || !requests.isDone()
                ? "Cut off after " + waited.toSeconds() + " s: " + count
                        + " requests and events. Events come back at the next start."
                : "The broker has not confirmed within " + waited.toSeconds()
                        + " s what is finished. What it does not know of comes back at the next start.";
    }
}
