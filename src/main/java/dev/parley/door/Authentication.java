package dev.parley.door;

import org.apache.camel.Exchange;

/**
 * Whether it is known who sent a request. Nobody is known at first: the caller is a visitor, and what a route does for
 * visitors may use their share of Twilio only. A step that has found out who calls, by a signature or a token, says so.
 */
public final class Authentication {
    private static final String PASSED = "ParleyAuthenticated";

    private Authentication() {}

    /** Says that the caller has shown who they are. */
    public static void passed(Exchange exchange) {
        exchange.setProperty(PASSED, true);
    }

    /** Returns whether a request began the exchange, and no step knows its caller. */
    public static boolean isMissing(Exchange exchange) {
        return OriginalRequest.of(exchange) != null && exchange.getProperty(PASSED) == null;
    }
}
