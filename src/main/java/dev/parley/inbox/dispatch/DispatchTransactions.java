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
 * Writes the {@link LaneScheduler}'s decisions to the broker, on one thread and in one session, since a session is not
 * thread-safe. Requests are written in order and committed in groups: an acknowledgement takes effect only together with its
 * key, and a lane moves as a whole. When a commit fails or its outcome is unknown, everything in memory is discarded, and the
 * next instance reads the state from the broker.
 */
final class DispatchTransactions implements DispatchStore {
    private static final Logger LOG = LoggerFactory.getLogger(DispatchTransactions.class);
    private static final int MAX_PER_COMMIT = 1_000;

    private final ClientSession session;
    private final ClientConsumer inbox;
    private final Transaction transaction;
    private final ParkedQueues parkedQueues;
    private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    private @Nullable LaneScheduler scheduler;

    /** A request to be written with the next commit. */
    @FunctionalInterface
    private interface Entry {
        void write() throws ActiveMQException;
    }

    /**
     * Becomes the dispatcher: reads the deduplication log and the parked lanes.
     *
     * @param session transacted; the caller closes it
     * @throws ActiveMQException of type {@link ActiveMQExceptionType#MAX_CONSUMER_LIMIT_EXCEEDED} while another node is the
     *     dispatcher
     */
    DispatchTransactions(
            ClientSession session, DedupWindow dedupWindow, MemoryCredits credits, UnwritableLetters suspects)
            throws ActiveMQException {
        this.session = session;
        // Before anything else: the broker allows it only when the last dispatcher's transaction has ended.
        inbox = session.createConsumer(QueueNames.INBOX);
        ClientProducer producer = session.createProducer();
        session.addFailureListener(new ConnectionLossListener(this::fail));
        session.start();
        parkedQueues = new ParkedQueues(session, producer);
        transaction = new Transaction(session, producer, parkedQueues, dedupWindow, credits, suspects);
    }

    /** Ends {@link #run} with a failure. */
    void fail(ActiveMQException failure) {
        entries.add(() -> {
            throw failure;
        });
    }

    /** Returns the lanes that have queues of their own. */
    List<String> parkedLanes() throws ActiveMQException {
        return parkedQueues.lanes();
    }

    /** The scheduler whose decisions are written here. */
    LaneScheduler scheduler() {
        return Objects.requireNonNull(scheduler, "opened before");
    }

    /** Whether the session is closed and nothing more is written. */
    boolean isOver() {
        return session.isClosed();
    }

    /**
     * Starts to consume the inbox.
     *
     * @param arrivals receives each message; while it blocks, no more are delivered
     */
    void open(LaneScheduler decides, Consumer<ClientMessage> arrivals) throws ActiveMQException {
        scheduler = decides;
        inbox.setMessageHandler(arrivals::accept);
    }

    /** Writes requests until the broker fails or the thread is interrupted. */
    void run() throws ActiveMQException, InterruptedException {
        try {
            while (true) {
                writePending();
            }
        } catch (ActiveMQException e) {
            transaction.failed(e);
            throw e;
        } finally {
            over.complete(null);
        }
    }

    private void writePending() throws ActiveMQException, InterruptedException {
        Entry entry = entries.take();
        for (int count = 0; entry != null && count < MAX_PER_COMMIT; count++) {
            entry.write();
            entry = count + 1 < MAX_PER_COMMIT ? entries.poll() : null;
        }
        commit();
    }

    private void commit() throws ActiveMQException {
        transaction.commit(scheduler()::written);
    }

    @Override
    public void finish(Delivery delivery) {
        entries.add(() -> {
            transaction.remember(delivery.key());
            transaction.settle(delivery);
        });
    }

    @Override
    public void storeDeadLetter(Delivery delivery, DeadLetterReason why) {
        entries.add(() -> transaction.storeDeadLetter((BrokerDelivery) delivery, why, scheduler()::written));
    }

    @Override
    public void drop(Delivery delivery) {
        entries.add(() -> transaction.settle(delivery));
    }

    @Override
    public void remember(EventKey key) {
        entries.add(() -> transaction.remember(key));
    }

    /** Moves a message that Parley did not write to the queue of dead letters, where it does not count as one. */
    void setAside(String queue, ClientMessage message, IllegalArgumentException why) {
        LOG.error(
                "A message in the queue {} does not hold events: {}. It is moved to {}.",
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
    public void removeQueue(String lane) {
        entries.add(() -> {
            commit();
            parkedQueues.remove(lane);
        });
    }

    @Override
    public void fetch(String lane) {
        entries.add(() -> {
            // Events parked before this request are in the queue only after a commit.
            commit();
            List<ClientMessage> next = parkedQueues.next(lane).orElse(null);
            if (next == null) {
                fetch(lane);
            } else {
                List<BrokerDelivery> deliveries = deliveries(lane, next);
                if (deliveries.isEmpty() && !next.isEmpty()) {
                    // An empty list would tell the scheduler that the queue is empty.
                    fetch(lane);
                } else {
                    scheduler().fetched(lane, deliveries);
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

    /** Completes when all requests so far are on disk, or when the broker is lost and nothing more will be written. */
    CompletableFuture<?> flushed() {
        CompletableFuture<Void> flushed = new CompletableFuture<>();
        entries.add(() -> {
            commit();
            flushed.complete(null);
        });
        return CompletableFuture.anyOf(flushed, over);
    }
}
