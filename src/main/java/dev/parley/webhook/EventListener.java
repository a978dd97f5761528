package dev.parley.webhook;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;

/** A route that listens to a kind of event. */
public interface EventListener {
    String routeId();

    /** Returns whether the route is known to hold no thread while it waits, so that it may run where others must not wait. */
    default boolean neverWaits() {
        return false;
    }

    /**
     * Hands the event to the route, which holds no thread while it waits.
     *
     * @return the exchange as the route left it, or the failure with which it gave up
     */
    CompletableFuture<Exchange> hear(WebhookEvent event);
}
