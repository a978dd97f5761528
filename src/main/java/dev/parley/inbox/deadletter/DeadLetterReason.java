package dev.parley.inbox.deadletter;

import dev.parley.inbox.message.Delivery;
import dev.parley.inbox.message.EventKey;
import dev.parley.inbox.message.Truncation;
import java.time.Instant;

/**
 * Why an event has a dead letter.
 *
 * @param route who gave up on it
 * @param reason what the last failure said, shortened where it quotes much
 * @param attempts how often the route was given the event
 */
public record DeadLetterReason(String route, String reason, int attempts, Instant at) {
    private static final int MOST_OF_REASON = 2_000;

    public DeadLetterReason {
        reason = Truncation.to(MOST_OF_REASON, reason);
    }

    /** Returns what says that the route need not hear an event again, for it gave up on it. */
    public static EventKey mark(Delivery delivery, String route) {
        return delivery.key().with(" given up by " + route);
    }

    public EventKey mark(Delivery delivery) {
        return mark(delivery, route);
    }
}
