package dev.parley.inbox;

import dev.parley.door.Fields;
import dev.parley.webhook.Event;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/**
 * How an event is written down: a durable text message, its timestamp the moment when it was accepted. Shape: Twilio's own
 * parameters, form-urlencoded, as they came; beside them the event's id, type and lane; on a replayed one the route that hears
 * it and the run, which makes it another than the event that was handled before; on a dead letter the route that gave up, why,
 * when and after how many attempts.
 */
final class EventMessage {
    static final String ID = "event";
    static final String TYPE = "type";
    static final String LANE = "lane";
    static final String ROUTE = "route";
    static final String RUN = "run";
    static final String LETTER = "letter";
    static final String REASON = "reason";
    static final String ATTEMPTS = "attempts";
    static final String GAVE_UP_AT = "gaveUpAt";

    private EventMessage() {}

    /** Writes an event that is accepted now. */
    static ClientMessage write(ClientSession session, Event event) {
        ClientMessage message = session.createMessage(Message.TEXT_TYPE, true);
        message.setTimestamp(System.currentTimeMillis());
        message.putStringProperty(ID, event.id());
        message.putStringProperty(TYPE, event.type());
        message.putStringProperty(LANE, event.lane());
        message.getBodyBuffer().writeNullableString(event.parameters().encode());
        return message;
    }

    /** Copies a message as it lies in one queue, for another. */
    static ClientMessage copy(ClientSession session, ClientMessage original) {
        ClientMessage copy = session.createMessage(original.getType(), true);
        copy.setTimestamp(original.getTimestamp());
        for (String name : new String[] {ID, TYPE, LANE, ROUTE, RUN}) {
            String value = original.getStringProperty(name);
            if (value != null) {
                copy.putStringProperty(name, value);
            }
        }
        copy.getBodyBuffer().writeNullableString(body(original));
        return copy;
    }

    /**
     * Makes sure of a message that others wrote, perhaps: what cannot be read could not be moved either, and would hold up
     * all that is behind it.
     *
     * @throws IllegalArgumentException if its body is not the text that we write
     */
    static void requireReadable(ClientMessage message) {
        try {
            body(message);
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("its body is no form", e);
        }
    }

    static Event read(ClientMessage message) {
        return new Event(message.getStringProperty(ID), message.getStringProperty(TYPE), Fields.parse(body(message)));
    }

    private static String body(ClientMessage message) {
        // A message may be read more than once.
        message.getBodyBuffer().resetReaderIndex();
        String form = message.getBodyBuffer().readNullableString();
        return form == null ? "" : form;
    }
}
