package dev.parley.door;

import org.apache.camel.Exchange;

/** Ends a route early, for a step that refuses a request. */
public final class EarlyResponse {
    private EarlyResponse() {}

    /** Responds with that status and an empty body; no later step of the route runs. */
    public static void answer(Exchange exchange, int status) {
        exchange.getMessage().setBody(null);
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        exchange.setRouteStop(true);
    }
}
