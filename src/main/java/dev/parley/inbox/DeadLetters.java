package dev.parley.inbox;

import java.time.Instant;
import java.util.HexFormat;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/** How it is written down that a route gave up on an event. */
final class DeadLetters {
    private static final int MAX_REASON_CHARACTERS = 2_000;

    private DeadLetters() {}

    /** Returns what says that a route need not hear an event again, for it gave up on it. */
    static Key mark(Delivery delivery, String route) {
        return delivery.key().with(" given up by " + route);
    }

    /**
     * Writes a letter: the event as it came, and why it was given up. An event has one for each route that gave up, and
     * another one when a replay fails as well.
     */
    static ClientMessage write(
            ClientSession session, BrokerDelivery delivery, String route, String reason, int attempts, Instant now) {
        ClientMessage letter = LetterMessage.write(session, delivery.event());
        letter.putStringProperty(
                LetterMessage.LETTER,
                HexFormat.of().toHexDigits(mark(delivery, route).high()));
        letter.putStringProperty(LetterMessage.ROUTE, route);
        letter.putStringProperty(
                LetterMessage.REASON,
                reason.length() <= MAX_REASON_CHARACTERS ? reason : reason.substring(0, MAX_REASON_CHARACTERS));
        letter.putIntProperty(LetterMessage.ATTEMPTS, attempts);
        letter.putLongProperty(LetterMessage.GAVE_UP_AT, now.toEpochMilli());
        return letter;
    }
}
