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
 * A message of the broker and the events in it: those that came in the same moment share one, for a message costs the broker
 * much more than an event does. It is acknowledged when all of its events are settled; after a crash before that all of them
 * come again, and those that were finished are known by their keys. Belongs to the session's thread.
 *
 * <p>Shape: a durable bytes message; the number of events, then of each the texts id, type, lane, form, route and run (empty
 * for none) and the time of acceptance; a text is its length in bytes and then UTF-8.
 */
public final class EventBatch {
    /** What is remembered of finished events for the sake of one that is not stays little. */
    public static final int MOST_EVENTS = 64;

    /** What is held in memory for the sake of one event stays little, too; a longer event goes by itself. */
    public static final int MOST_CHARACTERS = 64 * 1024;

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
     * @throws IllegalArgumentException if somebody else wrote it: it is no bundle of events
     */
    public static List<StoredEvent> read(ClientMessage message) {
        ActiveMQBuffer body = message.getBodyBuffer();
        // A message may be read more than once.
        body.resetReaderIndex();
        try {
            int size = body.readInt();
            if (size < 1 || size > MOST_EVENTS) {
                throw new IllegalArgumentException("it begins with " + size + " instead of the number of its events");
            }
            List<StoredEvent> events = new ArrayList<>(size);
            for (int index = 0; index < size; index++) {
                events.add(readEvent(body));
            }
            return events;
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("it ends before its events do", e);
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
     * Returns the events that a message of the inbox hands out.
     *
     * @throws IllegalArgumentException if somebody else wrote it: it holds no events of Parley's
     */
    public static List<BrokerDelivery> open(ClientMessage message) {
        return open(
                message,
                (bundle, event) ->
                        new BrokerDelivery(event.key(), event.lane(), event, bundle, MemoryCredits.weight(event)));
    }

    /**
     * Returns the events that a message of a parked lane hands out; they do not count in {@link MemoryCredits}.
     *
     * @throws IllegalArgumentException if somebody else wrote it: it holds no events of Parley's
     */
    public static List<BrokerDelivery> openParked(ClientMessage message, String lane) {
        return open(message, (bundle, event) -> new BrokerDelivery(event.key(), lane, event, bundle, 0));
    }

    private static List<BrokerDelivery> open(
            ClientMessage message, BiFunction<EventBatch, StoredEvent, BrokerDelivery> delivery) {
        List<StoredEvent> events = read(message);
        EventBatch bundle = new EventBatch(message, events.size());
        return events.stream().map(event -> delivery.apply(bundle, event)).toList();
    }

    /**
     * One of its events needs the message no more; with the last of them it is acknowledged.
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

    /** Returns the keys of its events that would come again for the sake of those that are not settled. */
    public List<EventKey> settledKeys() {
        return settled;
    }
}
