package dev.parley.inbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/**
 * What is written with the next commit. Nothing of it counts, on disk or in memory, before that has come back; when it fails,
 * the session with all that it holds is given up. Belongs to the session's thread.
 */
final class Transaction {
    private final ClientSession session;
    private final ClientProducer producer;
    private final ParkedQueues parkedQueues;
    private final Seen seen;
    private final SeenPages seenPages;
    private final Hands hands;
    private final List<Key> keys = new ArrayList<>();
    /** Of what some events are settled and others are not. */
    private final Set<Bundle> halfSettled = new HashSet<>();

    private int weight;

    /** Reads what was seen. */
    Transaction(
            ClientSession session, ClientProducer producer, ParkedQueues parkedQueues, Seen seen, Hands hands)
            throws ActiveMQException {
        this.session = session;
        this.producer = producer;
        this.parkedQueues = parkedQueues;
        this.seen = seen;
        this.hands = hands;
        seenPages = new SeenPages(session, producer, seen);
        seenPages.load();
    }

    void remember(Key key) {
        keys.add(key);
    }

    /** The event needs its message no more. */
    void settle(Delivery delivery) throws ActiveMQException {
        BrokerDelivery held = (BrokerDelivery) delivery;
        Bundle bundle = held.bundle();
        if (bundle.settle(held.key())) {
            halfSettled.remove(bundle);
        } else {
            halfSettled.add(bundle);
        }
        weight += held.weight();
    }

    void send(String queue, ClientMessage message) throws ActiveMQException {
        producer.send(SimpleString.of(queue), message);
    }

    /** @param written told of the keys that are on disk now, before anything else is written */
    void commit(Consumer<List<Key>> written) throws ActiveMQException {
        seenPages.add(keys);
        parkedQueues.send();
        session.commit();
        written.accept(List.copyOf(keys));
        keys.clear();
        hands.release(weight);
        weight = 0;
        if (seenPages.areTooMany()) {
            rewriteSeen();
            session.commit();
        }
    }

    /** What is forgotten cannot come again: the keys of messages that still lie there are as good as new. */
    private void rewriteSeen() throws ActiveMQException {
        halfSettled.forEach(bundle -> seen.renew(bundle.settledKeys()));
        seenPages.rewrite();
    }
}
