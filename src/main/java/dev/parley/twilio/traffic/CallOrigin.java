package dev.parley.twilio.traffic;

import dev.parley.camel.EventHeaders;
import dev.parley.door.Authentication;
import org.apache.camel.Exchange;

/** What made a route call Twilio; it says how long the call may wait, and before whom. */
public enum CallOrigin {
    /** It can wait for as long as it takes. */
    EVENT,
    /** A request of somebody known, who waits for the answer: an operator, or Twilio, which asks a hook. */
    KNOWN_CALLER,
    /** A request of somebody unknown, for whom nothing has been done yet. */
    VISITOR,
    /** The same, for whom something has been changed already: rather the next visitor waits than that this one is left halfway. */
    VISITOR_HALFWAY;

    private static final String HALFWAY = "ParleyVisitorHalfway";

    public static CallOrigin of(Exchange exchange) {
        if (exchange.getProperty(EventHeaders.ID) != null) {
            return EVENT;
        }
        if (!Authentication.isMissing(exchange)) {
            return KNOWN_CALLER;
        }
        return exchange.getProperty(HALFWAY) == null ? VISITOR : VISITOR_HALFWAY;
    }

    /** Lets later calls of a visitor's request know that this one has changed something. */
    public void changed(Exchange exchange) {
        if (this == VISITOR) {
            exchange.setProperty(HALFWAY, true);
        }
    }

    /** Returns whether somebody waits for the answer. */
    boolean isInHurry() {
        return this != EVENT;
    }

    boolean isVisitor() {
        return this == VISITOR || this == VISITOR_HALFWAY;
    }
}
