package dev.parley.inbox.deadletter;

import dev.parley.inbox.message.BrokerDelivery;
import dev.parley.inbox.message.Truncation;
import dev.parley.protocol.FormParameters;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/**
 * How it is written down that a route gave up on an event. What a letter is chosen by lies in the message's header, of which
 * the broker takes some 100 kB and refuses more: so nothing there is longer than it should be.
 */
public final class DeadLetterWriter {
    private static final int MOST_OF_ROUTE = 2_000;
    /** Nobody says that much; one who writes a message may write 1,600. */
    private static final int MOST_OF_VALUE = 2_000;

    private static final int MOST_VALUES = 50;

    private DeadLetterWriter() {}

    /**
     * Writes a letter: the event as it came, and why it was given up. An event has one for each route that gave up, and
     * another one when a replay fails as well.
     */
    public static ClientMessage write(ClientSession session, BrokerDelivery delivery, DeadLetterReason why) {
        return write(session, delivery, why, delivery.event().form());
    }

    /** Writes as much of a letter as any broker takes: all that it is chosen by, and the beginning of what is long. */
    public static ClientMessage writeShortened(ClientSession session, BrokerDelivery delivery, DeadLetterReason why) {
        Map<String, List<String>> shortened = new LinkedHashMap<>();
        FormParameters.parse(delivery.event().form()).all().entrySet().stream()
                .limit(MOST_VALUES)
                .forEach(field -> shortened.put(
                        Truncation.to(MOST_OF_VALUE, field.getKey()),
                        field.getValue().stream()
                                .limit(MOST_VALUES)
                                .map(value -> Truncation.to(MOST_OF_VALUE, value))
                                .toList()));
        return write(session, delivery, why, new FormParameters(shortened).encode());
    }

    private static ClientMessage write(
            ClientSession session, BrokerDelivery delivery, DeadLetterReason why, String form) {
        ClientMessage letter = DeadLetterMessage.write(session, delivery.event(), form);
        letter.putStringProperty(
                DeadLetterMessage.LETTER,
                HexFormat.of().toHexDigits(why.mark(delivery).high()));
        letter.putStringProperty(DeadLetterMessage.ROUTE, Truncation.to(MOST_OF_ROUTE, why.route()));
        letter.putStringProperty(DeadLetterMessage.REASON, why.reason());
        letter.putIntProperty(DeadLetterMessage.ATTEMPTS, why.attempts());
        letter.putLongProperty(DeadLetterMessage.GAVE_UP_AT, why.at().toEpochMilli());
        return letter;
    }
}
