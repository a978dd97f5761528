package dev.parley.inbox.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.jspecify.annotations.Nullable;

/**
 * A broker message and the events in it: events that arrive together share one, since a message costs the broker much more
 * than an event. It is acknowledged when all its events are settled; after a crash before that, all of them are redelivered,
 * and the finished ones are recognized by their keys. Used by the session's thread only.
 *
 * <p>Shape: a durable bytes message; the number of events, then for each the texts id, type, lane, form, route and run (empty
 * for none) and the time of acceptance; a text is its length in bytes and then UTF-8.
 */
public final class EventBatch {
    /** Limits the keys that are kept for the finished events of a batch. */
    public static final int MAX_EVENTS = 64;

    /** Limits the memory that one unfinished event holds; a longer event gets a batch of its own. */
    public static final int MAX_CHARACTERS = 64 * 1024;

    private final ClientMessage message;
    private final List<EventKey> settled;
    private int open;

    private EventBatch(ClientMessage message, int events) {
        this.message = message;
        settled = new ArrayList<>(events);
        open = events;
    }

    public static ClientMessage write(ClientSession session, List<StoredEvent> events) {
        ClientMessage message = session.createMessage(Message.BYTES_TYPE, true);
        message.setTimestamp(events.get(0).accepted());
        write(message, events);
        return message;
    }

    public static void write(ClientMessage message, List<StoredEvent> events) {
        ActiveMQBuffer body = message.getBodyBuffer();
        body.writeInt(events.size());
        for (StoredEvent event : events) {
            write(body, event.id());
            write(body, event.type());
            write(body, event.lane());
            write(body, event.form());
            write(body, event.route());
            write(body, event.run());
            body.writeLong(event.accepted());
        }
    }

    private static void write(ActiveMQBuffer body, @Nullable String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        body.writeInt(bytes.length);
        body.writeBytes(bytes);
    }

    /**
     * Reads the events of a message.
     *
     * @throws IllegalArgumentException if it is not a batch of events
     */
    public static List<StoredEvent> read(ClientMessage message) {
        ActiveMQBuffer body = message.getBodyBuffer();
        // A message may be read more than once.
        body.resetReaderIndex();
        try {
            int size = body.readInt();
            if (size < 1 || size > MAX_EVENTS) {
                throw new IllegalArgumentException("it begins with " + size + ", not with the number of its events");
            }
            List<StoredEvent> events = new ArrayList<>(size);
            for (int index = 0; index < size; index++) {
                events.add(readEvent(body));
            }
            return events;
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("it is truncated", e);
        }
    }

    private static StoredEvent readEvent(ActiveMQBuffer body) {
        String id = read(body);
        String type = read(body);
        String lane = read(body);
        String form = read(body);
        String route = read(body);
        String run = read(body);
        return new StoredEvent(
                id, type, lane, body.readLong(), form, route.isEmpty() ? null : route, run.isEmpty() ? null : run);
    }

    private static String read(ActiveMQBuffer body) {
        int length = body.readInt();
        if (length < 0 || length > body.readableBytes()) {
            throw new IndexOutOfBoundsException(length);
        }
        byte[] bytes = new byte[length];
        body.readBytes(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * Returns the events of a message of the inbox.
     *
     *
     * @throws IllegalArgumentException if it is not a batch of events
     */
    public static List<BrokerDelivery> open(ClientMessage message) {
        return open(
                message,
                (batch, event) ->
                        new BrokerDelivery(event.key(), event.lane(), event, batch, MemoryCredits.weight(event)));
    }

    /**
     * Returns the events of a message of a parked lane; they do not count in {@link MemoryCredits}.
     *
     *
     * @throws IllegalArgumentException if it is not a batch of events
     */
    public static List<BrokerDelivery> openParked(ClientMessage message, String lane) {
        return open(message, (batch, event) -> new BrokerDelivery(event.key(), lane, event, batch, 0));
    }

    private static List<BrokerDelivery> open(
            ClientMessage message, BiFunction<EventBatch, StoredEvent, BrokerDelivery> delivery) {
        List<StoredEvent> events = read(message);
        EventBatch batch = new EventBatch(message, events.size());
        return events.stream().map(event -> delivery.apply(batch, event)).toList();
    }

    /**
     * Settles one of its events; with the last one the message is acknowledged.
     *
     * @return whether it was the last
     */
    public boolean settle(EventKey key) throws ActiveMQException {
        settled.add(key);
        open--;
        if (open > 0) {
            return false;
        }
        message.individualAcknowledge();
        return true;
    }

    /** Returns the keys of its settled events, which would be redelivered with the others. */
    public List<EventKey> settledKeys() {
        return settled;
    }
}
