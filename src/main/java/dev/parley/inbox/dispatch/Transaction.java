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
 * What the next commit writes. Nothing of it counts, on disk or in memory, before the commit has been confirmed; when it
 * fails, the session is closed with all that it holds. Used by the session's thread only.
 */
final class Transaction {
    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);
    /** Errors of a lost connection; every other one means that the broker refused what it was sent. */
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
    private final DedupWindow dedupWindow;
    private final DedupLog dedupLog;
    private final MemoryCredits credits;
    private final UnwritableLetters suspects;
    private final List<EventKey> keys = new ArrayList<>();
    /** The keys of the dead letters, one per event and route. */
    private final List<EventKey> letters = new ArrayList<>();
    /** Batches of which some events are settled and others are not. */
    private final Set<EventBatch> halfSettled = new HashSet<>();

    private int weight;

    /** Loads the deduplication log. */
    Transaction(
            ClientSession session,
            ClientProducer producer,
            ParkedQueues parkedQueues,
            DedupWindow dedupWindow,
            MemoryCredits credits,
            UnwritableLetters suspects)
            throws ActiveMQException {
        this.session = session;
        this.producer = producer;
        this.parkedQueues = parkedQueues;
        this.dedupWindow = dedupWindow;
        this.credits = credits;
        this.suspects = suspects;
        dedupLog = new DedupLog(session, producer, dedupWindow);
        dedupLog.load();
    }

    void remember(EventKey key) {
        keys.add(key);
    }

    /** Settles an event: its message is acknowledged once all its events are settled. */
    void settle(Delivery delivery) throws ActiveMQException {
        BrokerDelivery held = (BrokerDelivery) delivery;
        EventBatch batch = held.batch();
        if (batch.settle(held.key())) {
            halfSettled.remove(batch);
        } else {
            halfSettled.add(batch);
        }
        weight += held.weight();
    }

    void send(String queue, ClientMessage message) throws ActiveMQException {
        producer.send(SimpleString.of(queue), message);
    }

    /** Stores a dead letter; one that the broker refused before goes in a commit of its own, shortened if necessary. */
    void storeDeadLetter(BrokerDelivery delivery, DeadLetterReason why, Consumer<List<EventKey>> written)
            throws ActiveMQException {
        EventKey mark = why.mark(delivery);
        boolean isSuspect = suspects.isSuspect(mark);
        if (isSuspect) {
            commit(written);
        }
        remember(mark);
        letters.add(mark);
        if (suspects.mustBeShortened(mark)) {
            LOG.error(
                    "The broker refused the dead letter of route {}: it is stored with its long values shortened. event={}",
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

    /** @param written receives the keys that are now on disk, before anything else is written */
    void commit(Consumer<List<EventKey>> written) throws ActiveMQException {
        dedupLog.add(keys);
        parkedQueues.send();
        session.commit();
        written.accept(List.copyOf(keys));
        suspects.written(letters);
        keys.clear();
        letters.clear();
        credits.release(weight);
        weight = 0;
        if (dedupLog.areTooMany()) {
            rewriteLog();
            session.commit();
        }
    }

    /** A commit failed: either nothing of it is on disk or all of it, which the next session reads. */
    void failed(ActiveMQException why) {
        if (!LOST.contains(why.getType())) {
            suspects.refused(letters);
        }
    }

    /** Renews the keys of settled events whose message is still in the queue: they would be redelivered after a crash. */
    private void rewriteLog() throws ActiveMQException {
        halfSettled.forEach(batch -> dedupWindow.renew(batch.settledKeys()));
        dedupLog.rewrite();
    }
}
