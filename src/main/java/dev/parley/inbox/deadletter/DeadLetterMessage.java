package dev.parley.inbox.deadletter;

import dev.parley.inbox.message.StoredEvent;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/**
 * The message of a dead letter: a durable text message whose timestamp is the time when the event was accepted. Body:
 * Twilio's parameters, form-urlencoded, as received. Properties, for filters: the event's id, type and lane, the route that
 * gave up, why, when and after how many attempts.
 */
final class DeadLetterMessage {
    static final String ID = "event";
    static final String TYPE = "type";
    static final String LANE = "lane";
    static final String ROUTE = "route";
    static final String LETTER = "letter";
    static final String REASON = "reason";
    static final String ATTEMPTS = "attempts";
    static final String GAVE_UP_AT = "gaveUpAt";

    private DeadLetterMessage() {}

    /** @param form the event's parameters, shortened if necessary */
    static ClientMessage write(ClientSession session, StoredEvent event, String form) {
        ClientMessage message = session.createMessage(Message.TEXT_TYPE, true);
        message.setTimestamp(event.accepted());
        message.putStringProperty(ID, event.id());
        message.putStringProperty(TYPE, event.type());
        message.putStringProperty(LANE, event.lane());
        message.getBodyBuffer().writeNullableString(form);
        return message;
    }
}
