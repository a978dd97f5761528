package dev.parley.inbox.dispatch;

import dev.parley.inbox.broker.QueueNames;
import dev.parley.inbox.message.BatchBuilder;
import dev.parley.inbox.message.EventBatch;
import dev.parley.inbox.message.StoredEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQQueueExistsException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/** The queues of parked lanes. Used by the session's thread only. */
final class ParkedQueues {
    private static final int MAX_AT_ONCE = LaneScheduler.Limits.DEFAULT.perLane() / EventBatch.MAX_EVENTS;
    private static final int WINDOW_BYTES = 64 * 1024;
    private static final int UNLIMITED_RATE = -1;
    private static final int RECEIVE_TIMEOUT_MILLIS = 50;

    private final ClientSession session;
    private final ClientProducer producer;
    private final Map<String, ClientConsumer> consumers = new HashMap<>();
    /** Events added and not yet sent, by lane: events of several lanes arrive mixed, and a message holds many of one lane. */
    private final Map<String, BatchBuilder> batches = new HashMap<>();

    ParkedQueues(ClientSession session, ClientProducer producer) {
        this.session = session;
        this.producer = producer;
    }

    /** Returns the lanes that have a queue. */
    List<String> lanes() throws ActiveMQException {
        return session.addressQuery(SimpleString.of(QueueNames.PARKED + "#")).getQueueNames().stream()
                .map(queue -> queue.toString().substring(QueueNames.PARKED.length()))
                .toList();
    }

    /** Adds an event to its lane's queue, which is created if there is none; {@link #send} sends it. */
    void put(String lane, StoredEvent event) throws ActiveMQException {
        BatchBuilder batch = batches.computeIfAbsent(lane, key -> new BatchBuilder());
        if (!batch.fits(event)) {
            send(lane, batch);
        }
        batch.add(event);
    }

    /** Sends all events that were added. */
    void send() throws ActiveMQException {
        for (Map.Entry<String, BatchBuilder> batch : batches.entrySet()) {
            send(batch.getKey(), batch.getValue());
        }
        batches.clear();
    }

    private void send(String lane, BatchBuilder batch) throws ActiveMQException {
        make(lane);
        producer.send(queue(lane), EventBatch.write(session, batch.take()));
    }

    private void make(String lane) throws ActiveMQException {
        if (!consumers.containsKey(lane)) {
            SimpleString queue = queue(lane);
            try {
                session.createQueue(QueueConfiguration.of(queue)
                        .setRoutingType(RoutingType.ANYCAST)
                        .setDurable(true)
                        .setAutoCreateAddress(true));
            } catch (ActiveMQQueueExistsException e) {
                // An earlier dispatcher stopped before it deleted the empty queue.
            }
            consume(lane);
        }
    }

    private ClientConsumer consume(String lane) throws ActiveMQException {
        ClientConsumer consumer = consumers.get(lane);
        if (consumer == null) {
            consumer = session.createConsumer(queue(lane), null, WINDOW_BYTES, UNLIMITED_RATE, false);
            consumers.put(lane, consumer);
        }
        return consumer;
    }

    private static SimpleString queue(String lane) {
        return SimpleString.of(QueueNames.PARKED + lane);
    }

    /**
     * Receives the next messages of a lane, none of which may be unacknowledged.
     *
     * @return an empty list if the queue is empty; an empty Optional if the broker has not delivered the next ones yet
     */
    Optional<List<ClientMessage>> next(String lane) throws ActiveMQException {
        ClientConsumer consumer = consume(lane);
        List<ClientMessage> messages = new ArrayList<>();
        ClientMessage message = consumer.receiveImmediate();
        if (message == null) {
            // A paged queue delivers nothing immediately, although it is not empty.
            if (session.queueQuery(queue(lane)).getMessageCount() == 0) {
                return Optional.of(messages);
            }
            message = consumer.receive(RECEIVE_TIMEOUT_MILLIS);
        }
        while (message != null) {
            messages.add(message);
            message = messages.size() < MAX_AT_ONCE ? consumer.receiveImmediate() : null;
        }
        return messages.isEmpty() ? Optional.empty() : Optional.of(messages);
    }

    /** Deletes a lane's empty queue. */
    void remove(String lane) throws ActiveMQException {
        ClientConsumer consumer = consumers.remove(lane);
        if (consumer != null) {
            consumer.close();
        }
        session.deleteQueue(queue(lane));
    }
}
