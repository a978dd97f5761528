package dev.parley.webhook;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;

/** A route that listens to a kind of event. */
public interface Listener {
    String routeId();

    /**
     * Hands the event to the route, which holds no thread while it waits.
     *
     * @return the exchange as the route left it, or the failure with which it gave up
     */
    CompletableFuture<Exchange> hear(Event event);
}
