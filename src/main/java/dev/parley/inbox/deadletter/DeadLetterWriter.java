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
 * Writes the dead letter of an event that a route gave up on. The properties are limited in length, since the broker refuses
 * a message header of more than about 100 kB.
 */
public final class DeadLetterWriter {
    private static final int MAX_OF_ROUTE = 2_000;
    /** Longer than any valid value: a message body has at most 1,600 characters. */
    private static final int MAX_OF_VALUE = 2_000;

    private static final int MAX_VALUES = 50;

    private DeadLetterWriter() {}

    /**
     * Writes a letter: the event as received, and why it was given up. An event has one for each route that gave up, and
     * another one when a replay fails as well.
     */
    public static ClientMessage write(ClientSession session, BrokerDelivery delivery, DeadLetterReason why) {
        return write(session, delivery, why, delivery.event().form());
    }

    /** Writes a letter that any broker accepts: all properties, and long values shortened. */
    public static ClientMessage writeShortened(ClientSession session, BrokerDelivery delivery, DeadLetterReason why) {
        Map<String, List<String>> shortened = new LinkedHashMap<>();
        FormParameters.parse(delivery.event().form()).all().entrySet().stream()
                .limit(MAX_VALUES)
                .forEach(field -> shortened.put(
                        Truncation.to(MAX_OF_VALUE, field.getKey()),
                        field.getValue().stream()
                                .limit(MAX_VALUES)
                                .map(value -> Truncation.to(MAX_OF_VALUE, value))
                                .toList()));
        return write(session, delivery, why, new FormParameters(shortened).encode());
    }

    private static ClientMessage write(
            ClientSession session, BrokerDelivery delivery, DeadLetterReason why, String form) {
        ClientMessage letter = DeadLetterMessage.write(session, delivery.event(), form);
        letter.putStringProperty(
                DeadLetterMessage.LETTER,
                HexFormat.of().toHexDigits(why.mark(delivery).high()));
        letter.putStringProperty(DeadLetterMessage.ROUTE, Truncation.to(MAX_OF_ROUTE, why.route()));
        letter.putStringProperty(DeadLetterMessage.REASON, why.reason());
        letter.putIntProperty(DeadLetterMessage.ATTEMPTS, why.attempts());
        letter.putLongProperty(DeadLetterMessage.GAVE_UP_AT, why.at().toEpochMilli());
        return letter;
    }
}
