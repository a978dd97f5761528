package dev.parley.inbox.deadletter;

import dev.parley.protocol.FormParameters;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.jspecify.annotations.Nullable;

/**
 * An event that a route gave up on.
 *
 * @param letter the id of this letter, 16 hex digits
 * @param event the id of the event, which letters of other routes may share
 * @param lane the lane of the event, usually a conversation
 * @param attempts how often the route was tried
 * @param accepted when Twilio was answered 200
 * @param parameters Twilio's parameters
 */
public record DeadLetter(
        String letter,
        String event,
        String type,
        String lane,
        String route,
        String reason,
        int attempts,
        Instant accepted,
        Instant gaveUp,
        FormParameters parameters) {
    public static DeadLetter read(ClientMessage message) {
        String form = message.getBodyBuffer().readNullableString();
        return read(message, FormParameters.decode(form == null ? "" : form));
    }

    /** Reads what {@link #summary} shows, without the message's body. */
    static DeadLetter readWithoutParameters(ClientMessage message) {
        return read(message, FormParameters.NONE);
    }

    private static DeadLetter read(ClientMessage message, FormParameters parameters) {
        return new DeadLetter(
                text(message, DeadLetterMessage.LETTER),
                text(message, DeadLetterMessage.ID),
                text(message, DeadLetterMessage.TYPE),
                text(message, DeadLetterMessage.LANE),
                text(message, DeadLetterMessage.ROUTE),
                text(message, DeadLetterMessage.REASON),
                message.containsProperty(DeadLetterMessage.ATTEMPTS)
                        ? message.getIntProperty(DeadLetterMessage.ATTEMPTS)
                        : 0,
                Instant.ofEpochMilli(message.getTimestamp()),
                Instant.ofEpochMilli(gaveUpAt(message)),
                parameters);
    }

    static String text(ClientMessage message, String name) {
        @Nullable String value = message.getStringProperty(name);
        return value == null ? "" : value;
    }

    static long gaveUpAt(ClientMessage message) {
        return message.containsProperty(DeadLetterMessage.GAVE_UP_AT)
                ? message.getLongProperty(DeadLetterMessage.GAVE_UP_AT)
                : message.getTimestamp();
    }

    /** Returns the members shown in a list: all but Twilio's parameters. */
    Map<String, Object> summary() {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("letter", letter);
        summary.put("event", event);
        summary.put("type", type);
        summary.put("lane", lane);
        summary.put("route", route);
        summary.put("attempts", attempts);
        summary.put("accepted", accepted.toString());
        summary.put("gaveUp", gaveUp.toString());
        summary.put("reason", reason);
        return summary;
    }

    /** Returns all members. */
    Map<String, Object> whole() {
        Map<String, Object> whole = summary();
        whole.put("parameters", parameters.all());
        return whole;
    }
}
