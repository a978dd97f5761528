package dev.parley.inbox.dispatch;

import dev.parley.inbox.broker.ConnectionLossListener;
import dev.parley.inbox.broker.QueueNames;
import dev.parley.inbox.deadletter.DeadLetterReason;
import dev.parley.inbox.message.BrokerDelivery;
import dev.parley.inbox.message.Delivery;
import dev.parley.inbox.message.EventBatch;
import dev.parley.inbox.message.EventKey;
import dev.parley.inbox.message.MemoryCredits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker's side of the {@link LaneScheduler}: one thread and one session, for a session breaks when two threads use it. What was
 * asked for is written in that order, and committed together with whatever else has come meanwhile: an acknowledgement counts
 * only with the key that goes with it, and a lane moves whole. Where a commit fails, or nobody knows whether it has, all that
 * is in memory is given up: the next ledger reads from the broker what is true.
 */
final class DispatchTransactions implements DispatchStore {
    private static final Logger LOG = LoggerFactory.getLogger(DispatchTransactions.class);
    private static final int MOST_PER_COMMIT = 1_000;

    private final ClientSession session;
    private final ClientConsumer inbox;
    private final Transaction transaction;
    private final ParkedQueues parkedQueues;
    private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    private @Nullable LaneScheduler desk;

    /** Something to be written with the next commit. */
    @FunctionalInterface
    private interface Entry {
        void write() throws ActiveMQException;
    }

    /**
     * Becomes the dispatcher: reads what was seen and which lanes are parked.
     *
     * @param session transacted; whoever opened it closes it
     * @throws ActiveMQException of type {@link ActiveMQExceptionType#MAX_CONSUMER_LIMIT_EXCEEDED} while another node is it
     */
    DispatchTransactions(ClientSession session, DedupWindow seen, MemoryCredits hands, UnwritableLetters suspects)
            throws ActiveMQException {
        this.session = session;
        // First of all: the broker gives it away when whatever the last one wrote is settled.
        inbox = session.createConsumer(QueueNames.INBOX);
        ClientProducer producer = session.createProducer();
        session.addFailureListener(new ConnectionLossListener(this::fail));
        session.start();
        parkedQueues = new ParkedQueues(session, producer);
        transaction = new Transaction(session, producer, parkedQueues, seen, hands, suspects);
    }

    /** Ends {@link #keep} with a failure. */
    void fail(ActiveMQException failure) {
        entries.add(() -> {
            throw failure;
        });
    }

    /** Returns the lanes that have queues of their own. */
    List<String> parkedLanes() throws ActiveMQException {
        return parkedQueues.lanes();
    }

    /** The one that decides what is written here. */
    LaneScheduler desk() {
        return Objects.requireNonNull(desk, "opened before");
    }

    /** Whether nothing more is written. */
    boolean isOver() {
        return session.isClosed();
    }

    /**
     * Begins to hand out what the inbox holds.
     *
     * @param arrivals told of each message; while it waits, nothing more is handed out
     */
    void open(LaneScheduler whose, Consumer<ClientMessage> arrivals) throws ActiveMQException {
        desk = whose;
        inbox.setMessageHandler(arrivals::accept);
    }

    /** Writes whatever is asked for, until the broker fails or the thread is interrupted. */
    void keep() throws ActiveMQException, InterruptedException {
        try {
            while (true) {
                writeWhatHasCome();
            }
        } catch (ActiveMQException e) {
            transaction.failed(e);
            throw e;
        } finally {
            over.complete(null);
        }
    }

    private void writeWhatHasCome() throws ActiveMQException, InterruptedException {
        Entry entry = entries.take();
        for (int count = 0; entry != null && count < MOST_PER_COMMIT; count++) {
            entry.write();
            entry = count + 1 < MOST_PER_COMMIT ? entries.poll() : null;
        }
        commit();
    }

    private void commit() throws ActiveMQException {
        transaction.commit(desk()::written);
    }

    @Override
    public void finish(Delivery delivery) {
        entries.add(() -> {
            transaction.remember(delivery.key());
            transaction.settle(delivery);
        });
    }

    @Override
    public void bury(Delivery delivery, DeadLetterReason why) {
        entries.add(() -> transaction.bury((BrokerDelivery) delivery, why, desk()::written));
    }

    @Override
    public void drop(Delivery delivery) {
        entries.add(() -> transaction.settle(delivery));
    }

    @Override
    public void remember(EventKey key) {
        entries.add(() -> transaction.remember(key));
    }

    /** Moves what somebody else put into a queue to where the dead letters lie, none of which it is. */
    void setAside(String queue, ClientMessage message, IllegalArgumentException why) {
        LOG.error(
                "Somebody put into the queue {} what holds no events: {}. It is moved to {}.",
                queue,
                why.getMessage(),
                QueueNames.DEAD_LETTERS);
        entries.add(() -> {
            transaction.send(QueueNames.DEAD_LETTERS, ForeignMessages.writable(session, message));
            message.individualAcknowledge();
        });
    }

    @Override
    public void park(String lane, List<Delivery> deliveries) {
        entries.add(() -> {
            for (Delivery delivery : deliveries) {
                parkedQueues.put(lane, ((BrokerDelivery) delivery).event());
                transaction.settle(delivery);
            }
        });
    }

    @Override
    public void leave(String lane) {
        entries.add(() -> {
            commit();
            parkedQueues.remove(lane);
        });
    }

    @Override
    public void fetch(String lane) {
        entries.add(() -> {
            // What was parked a moment ago is in the queue only now.
            commit();
            List<ClientMessage> next = parkedQueues.next(lane).orElse(null);
            if (next == null) {
                fetch(lane);
            } else {
                List<BrokerDelivery> deliveries = deliveries(lane, next);
                if (deliveries.isEmpty() && !next.isEmpty()) {
                    // None of them means to the desk that the queue is empty.
                    fetch(lane);
                } else {
                    desk().fetched(lane, deliveries);
                }
            }
        });
    }

    private List<BrokerDelivery> deliveries(String lane, List<ClientMessage> messages) {
        List<BrokerDelivery> deliveries = new ArrayList<>();
        for (ClientMessage message : messages) {
            try {
                deliveries.addAll(EventBatch.openParked(message, lane));
            } catch (IllegalArgumentException e) {
                setAside(QueueNames.PARKED + lane, message, e);
            }
        }
        return deliveries;
    }

    /** Completes when everything asked for until now is on disk, or nothing more will be: the broker is lost. */
    CompletableFuture<?> flushed() {
        CompletableFuture<Void> flushed = new CompletableFuture<>();
        entries.add(() -> {
            commit();
            flushed.complete(null);
        });
        return CompletableFuture.anyOf(flushed, over);
    }
}
