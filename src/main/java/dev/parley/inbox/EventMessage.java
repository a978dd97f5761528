package dev.parley.inbox;

import dev.parley.door.Fields;
import dev.parley.webhook.Event;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/**
 * How an event is written down: a durable text message. Shape: Twilio's own parameters, form-urlencoded, as they came;
 * beside them the event's id and type, and on a dead letter the route that gave up and why.
 */
final class EventMessage {
    static final String ID = "event";
    static final String TYPE = "type";
    static final String ROUTE = "route";
    static final String REASON = "reason";

    private EventMessage() {}

    static ClientMessage write(ClientSession session, Event event) {
        ClientMessage message = session.createMessage(Message.TEXT_TYPE, true);
        message.setTimestamp(System.currentTimeMillis());
        message.putStringProperty(ID, event.id());
        message.putStringProperty(TYPE, event.type());
        message.getBodyBuffer().writeNullableString(event.parameters().encode());
        return message;
    }

    static Event read(ClientMessage message) {
        String form = message.getBodyBuffer().readNullableString();
        return new Event(
                message.getStringProperty(ID), message.getStringProperty(TYPE), Fields.parse(form == null ? "" : form));
    }
}
