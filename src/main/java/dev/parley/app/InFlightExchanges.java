package dev.parley.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.engine.DefaultInflightRepository;

/** The exchanges that routes have started and not finished, and how many of them only wait for a retry. */
final class InFlightExchanges {
    private static final int RETRY_THREADS = 10;

    private final Begun begun = new Begun();
    private final Retries retries = new Retries();
    private final CompletableFuture<Void> onlyRetries = new CompletableFuture<>();
    private volatile boolean watched;

    /** Takes the place of what a context, which has not been started, counts with. */
    InFlightExchanges(CamelContext context) {
        context.setInflightRepository(begun);
        context.getCamelContextExtension().addContextPlugin(ScheduledExecutorService.class, retries);
    }

    int count() {
        return begun.size();
    }

    /** Starts to watch; completes when every running exchange only waits for a retry. */
    CompletableFuture<Void> onlyRetries() {
        watched = true;
        look();
        return onlyRetries;
    }

    private void look() {
        if (watched) {
            int waiting = retries.getQueue().size();
            if (waiting > 0 && begun.size() <= waiting) {
                onlyRetries.complete(null);
            }
        }
    }

    /** Cancels all retries. */
    void dropRetries() {
        retries.shutdownNow();
    }

    private final class Begun extends DefaultInflightRepository {
        @Override
        public void remove(Exchange exchange) {
            super.remove(exchange);
            look();
        }
    }

    /** Camel's own cannot always say how many wait in it. */
    private final class Retries extends ScheduledThreadPoolExecutor {
        Retries() {
            super(RETRY_THREADS, task -> new Thread(task, "retry"));
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable retry, long delay, TimeUnit unit) {
            ScheduledFuture<?> scheduled = super.schedule(retry, delay, unit);
            look();
            return scheduled;
        }
    }
}
