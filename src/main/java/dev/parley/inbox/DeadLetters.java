package dev.parley.inbox;

import java.util.HexFormat;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/** How it is written down that a route gave up on an event. */
final class DeadLetters {
    private static final int MAX_REASON_CHARACTERS = 2_000;

    private DeadLetters() {}

    /**
     * Writes a letter: the event as it came, and why it was given up. An event has one for each route that gave up, and
     * another one when a replay fails as well.
     */
    static ClientMessage write(ClientSession session, BrokerDelivery delivery, GivenUp why) {
        ClientMessage letter = LetterMessage.write(session, delivery.event());
        letter.putStringProperty(
                LetterMessage.LETTER,
                HexFormat.of().toHexDigits(why.mark(delivery).high()));
        letter.putStringProperty(LetterMessage.ROUTE, why.route());
        letter.putStringProperty(
                LetterMessage.REASON,
                why.reason().length() <= MAX_REASON_CHARACTERS
                        ? why.reason()
                        : why.reason().substring(0, MAX_REASON_CHARACTERS));
        letter.putIntProperty(LetterMessage.ATTEMPTS, why.attempts());
        letter.putLongProperty(LetterMessage.GAVE_UP_AT, why.at().toEpochMilli());
        return letter;
    }
}
