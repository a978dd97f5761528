package dev.parley.inbox.dispatch;

import dev.parley.inbox.broker.QueueNames;
import dev.parley.inbox.deadletter.DeadLetterReason;
import dev.parley.inbox.deadletter.DeadLetterWriter;
import dev.parley.inbox.message.BrokerDelivery;
import dev.parley.inbox.message.Delivery;
import dev.parley.inbox.message.EventBatch;
import dev.parley.inbox.message.EventKey;
import dev.parley.inbox.message.MemoryCredits;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is written with the next commit. Nothing of it counts, on disk or in memory, before that has come back; when it fails,
 * the session with all that it holds is given up. Belongs to the session's thread.
 */
final class Transaction {
    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);
    /** What says that the broker is out of reach, and not that it does not want what it was sent. */
    private static final Set<ActiveMQExceptionType> LOST = EnumSet.of(
            ActiveMQExceptionType.NOT_CONNECTED,
            ActiveMQExceptionType.CONNECTION_TIMEDOUT,
            ActiveMQExceptionType.DISCONNECTED,
            ActiveMQExceptionType.UNBLOCKED,
            ActiveMQExceptionType.OBJECT_CLOSED,
            ActiveMQExceptionType.TRANSACTION_OUTCOME_UNKNOWN);

    private final ClientSession session;
    private final ClientProducer producer;
    private final ParkedQueues parkedQueues;
    private final DedupWindow seen;
    private final DedupLog seenPages;
    private final MemoryCredits hands;
    private final UnwritableLetters suspects;
    private final List<EventKey> keys = new ArrayList<>();
    /** The marks of the dead letters. */
    private final List<EventKey> letters = new ArrayList<>();
    /** Of what some events are settled and others are not. */
    private final Set<EventBatch> halfSettled = new HashSet<>();

    private int weight;

    /** Reads what was seen. */
    Transaction(
            ClientSession session,
            ClientProducer producer,
            ParkedQueues parkedQueues,
            DedupWindow seen,
            MemoryCredits hands,
            UnwritableLetters suspects)
            throws ActiveMQException {
        this.session = session;
        this.producer = producer;
        this.parkedQueues = parkedQueues;
        this.seen = seen;
        this.hands = hands;
        this.suspects = suspects;
        seenPages = new DedupLog(session, producer, seen);
        seenPages.load();
    }

    void remember(EventKey key) {
        keys.add(key);
    }

    /** The event needs its message no more. */
    void settle(Delivery delivery) throws ActiveMQException {
        BrokerDelivery held = (BrokerDelivery) delivery;
        EventBatch bundle = held.bundle();
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

    /** Stores a dead letter: by itself and shortened where it has to be, so that no other is refused for its sake. */
    void bury(BrokerDelivery delivery, DeadLetterReason why, Consumer<List<EventKey>> written)
            throws ActiveMQException {
        EventKey mark = why.mark(delivery);
        boolean isSuspect = suspects.contain(mark);
        if (isSuspect) {
            commit(written);
        }
        remember(mark);
        letters.add(mark);
        if (suspects.areTooMuch(mark)) {
            LOG.error(
                    "The broker does not take the dead letter of route {} whole: what is long in it is cut. event={}",
                    why.route(),
                    delivery.event().id());
            send(QueueNames.DEAD_LETTERS, DeadLetterWriter.writeShortened(session, delivery, why));
        } else {
            send(QueueNames.DEAD_LETTERS, DeadLetterWriter.write(session, delivery, why));
        }
        if (isSuspect) {
            commit(written);
        }
    }

    /** @param written told of the keys that are on disk now, before anything else is written */
    void commit(Consumer<List<EventKey>> written) throws ActiveMQException {
        seenPages.add(keys);
        parkedQueues.send();
        session.commit();
        written.accept(List.copyOf(keys));
        suspects.written(letters);
        keys.clear();
        letters.clear();
        hands.release(weight);
        weight = 0;
        if (seenPages.areTooMany()) {
            rewriteSeen();
            session.commit();
        }
    }

    /** Nothing of it is on disk, or all of it: the next session finds out. */
    void failed(ActiveMQException why) {
        if (!LOST.contains(why.getType())) {
            suspects.refused(letters);
        }
    }

    /** What is forgotten cannot come again: the keys of messages that still lie there are as good as new. */
    private void rewriteSeen() throws ActiveMQException {
        halfSettled.forEach(bundle -> seen.renew(bundle.settledKeys()));
        seenPages.rewrite();
    }
}
