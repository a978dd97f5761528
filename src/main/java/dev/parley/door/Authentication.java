package dev.parley.door;

import org.apache.camel.Exchange;

/**
 * Whether the sender of a request has been authenticated. At first it has not: the caller counts as a visitor, and what a
 * route does for visitors may use only their share of Twilio's capacity. A step that checks a signature or a token marks the
 * exchange as authenticated.
 */
public final class Authentication {
    private static final String PASSED = "ParleyAuthenticated";

    private Authentication() {}

    /** Marks the exchange as authenticated. */
    public static void passed(Exchange exchange) {
        exchange.setProperty(PASSED, true);
    }

    /** Returns whether the exchange was started by a request that no step has authenticated. */
    public static boolean isMissing(Exchange exchange) {
        return OriginalRequest.of(exchange) != null && exchange.getProperty(PASSED) == null;
    }
}
