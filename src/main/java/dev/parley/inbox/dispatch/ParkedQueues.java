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

/** The queues of lanes that are longer than memory should hold. They belong to the session's thread. */
final class ParkedQueues {
    private static final int MOST_AT_ONCE = LaneScheduler.Limits.DEFAULT.perLane() / EventBatch.MOST_EVENTS;
    private static final int WINDOW_BYTES = 64 * 1024;
    private static final int AS_FAST_AS_CAN_BE = -1;
    private static final int PATIENCE_MILLIS = 50;

    private final ClientSession session;
    private final ClientProducer producer;
    private final Map<String, ClientConsumer> consumers = new HashMap<>();
    /** By lane, what has been put and not sent: lanes that are moved come mixed, and a message holds many events of one. */
    private final Map<String, BatchBuilder> piles = new HashMap<>();

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

    /** Puts an event behind the others of its lane, into a new queue if there is none; it is there once {@link #send} was. */
    void put(String lane, StoredEvent event) throws ActiveMQException {
        BatchBuilder pile = piles.computeIfAbsent(lane, key -> new BatchBuilder());
        if (!pile.fits(event)) {
            send(lane, pile);
        }
        pile.add(event);
    }

    /** Sends what was put. */
    void send() throws ActiveMQException {
        for (Map.Entry<String, BatchBuilder> pile : piles.entrySet()) {
            send(pile.getKey(), pile.getValue());
        }
        piles.clear();
    }

    private void send(String lane, BatchBuilder pile) throws ActiveMQException {
        make(lane);
        producer.send(queue(lane), EventBatch.write(session, pile.take()));
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
                // An earlier dispatcher stopped before it took the empty queue away.
            }
            consume(lane);
        }
    }

    private ClientConsumer consume(String lane) throws ActiveMQException {
        ClientConsumer consumer = consumers.get(lane);
        if (consumer == null) {
            consumer = session.createConsumer(queue(lane), null, WINDOW_BYTES, AS_FAST_AS_CAN_BE, false);
            consumers.put(lane, consumer);
        }
        return consumer;
    }

    private static SimpleString queue(String lane) {
        return SimpleString.of(QueueNames.PARKED + lane);
    }

    /**
     * Receives the next ones of a lane, of which nothing may be in hand.
     *
     * @return none if none is left; nothing if some are left, but the broker has not handed them out yet
     */
    Optional<List<ClientMessage>> next(String lane) throws ActiveMQException {
        ClientConsumer consumer = consume(lane);
        List<ClientMessage> messages = new ArrayList<>();
        ClientMessage message = consumer.receiveImmediate();
        if (message == null) {
            // A queue on disk hands out nothing at once, and yet it is not empty.
            if (session.queueQuery(queue(lane)).getMessageCount() == 0) {
                return Optional.of(messages);
            }
            message = consumer.receive(PATIENCE_MILLIS);
        }
        while (message != null) {
            messages.add(message);
            message = messages.size() < MOST_AT_ONCE ? consumer.receiveImmediate() : null;
        }
        return messages.isEmpty() ? Optional.empty() : Optional.of(messages);
    }

    /** Takes away a lane's queue, in which nothing is left. */
    void remove(String lane) throws ActiveMQException {
        ClientConsumer consumer = consumers.remove(lane);
        if (consumer != null) {
            consumer.close();
        }
        session.deleteQueue(queue(lane));
    }
}
