package dev.parley.webhook;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;

/** A route that consumes one type of event. */
public interface EventListener {
    String routeId();

    /** Returns whether the route is known to be non-blocking, so that it may run on a shared thread. */
    default boolean isNonBlocking() {
        return false;
    }

    /**
     * Passes the event to the route, asynchronously.
     *
     * @return the exchange after the route, or the failure after which the route gave up
     */
    CompletableFuture<Exchange> process(WebhookEvent event);
}
