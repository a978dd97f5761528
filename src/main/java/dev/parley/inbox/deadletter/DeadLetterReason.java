package dev.parley.inbox.deadletter;

import dev.parley.inbox.message.Delivery;
import dev.parley.inbox.message.EventKey;
import dev.parley.inbox.message.Truncation;
import java.time.Instant;

/**
 * Why an event has a dead letter.
 *
 * @param route the route that gave up
 * @param reason the message of the last failure, shortened if it is long
 * @param attempts how often the route was tried
 */
public record DeadLetterReason(String route, String reason, int attempts, Instant at) {
    private static final int MAX_OF_REASON = 2_000;

    public DeadLetterReason {
        reason = Truncation.to(MAX_OF_REASON, reason);
    }

    /** Returns the key that records that the route gave up on the event. */
    public static EventKey mark(Delivery delivery, String route) {
        return delivery.key().with(" given up by " + route);
    }

    public EventKey mark(Delivery delivery) {
        return mark(delivery, route);
    }
}
