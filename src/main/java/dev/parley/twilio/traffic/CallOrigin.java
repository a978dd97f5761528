package dev.parley.twilio.traffic;

import dev.parley.camel.EventHeaders;
import dev.parley.door.Authentication;
import org.apache.camel.Exchange;

/** What caused a call; it decides how long the call may wait, and its priority. */
public enum CallOrigin {
    /** An event: can wait without limit. */
    EVENT,
    /** A request of an authenticated caller who waits for the response: an operator, or Twilio with a pre-action hook. */
    KNOWN_CALLER,
    /** A request of an anonymous visitor that has changed nothing yet. */
    VISITOR,
    /** A visitor's request that has already changed something: it goes before new visitors. */
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

    /** Marks a visitor's request as one that has changed something. */
    public void changed(Exchange exchange) {
        if (this == VISITOR) {
            exchange.setProperty(HALFWAY, true);
        }
    }

    /** Returns whether a caller waits for the response. */
    boolean hasPriority() {
        return this != EVENT;
    }

    boolean isVisitor() {
        return this == VISITOR || this == VISITOR_HALFWAY;
    }
}
