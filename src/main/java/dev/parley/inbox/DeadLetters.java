package dev.parley.inbox;

import dev.parley.webhook.Event;
import java.util.concurrent.CompletableFuture;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what a route gave up on, once for each event and route, until a person has looked at it. */
final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int MAX_REASON_CHARACTERS = 2_000;

    private final Writer writer;

    DeadLetters(Writer writer) {
        this.writer = writer;
    }

    /** Promises to keep the event, and why the route gave up on it. */
    CompletableFuture<Void> store(Event event, String routeId, Throwable failure) {
        String reason = reason(failure);
        LOG.error(
                "Gave up: {} event={} type={} lane={} route={}. It lies in the queue {}.",
                reason,
                event.id(),
                event.type(),
                event.lane(),
                routeId,
                Queues.DEAD_LETTERS);
        LOG.debug("Gave up on event {}", event.id(), failure);
        return writer.write(Queues.DEAD_LETTERS, session -> letter(session, event, routeId, reason));
    }

    private static ClientMessage letter(ClientSession session, Event event, String routeId, String reason) {
        ClientMessage message = EventMessage.write(session, event);
        message.putStringProperty(EventMessage.ROUTE, routeId);
        message.putStringProperty(EventMessage.REASON, reason);
        // An event that comes back after a crash must not leave a second letter.
        message.putStringProperty(Message.HDR_DUPLICATE_DETECTION_ID.toString(), event.id() + " " + routeId);
        return message;
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return message.length() <= MAX_REASON_CHARACTERS ? message : message.substring(0, MAX_REASON_CHARACTERS);
    }
}
