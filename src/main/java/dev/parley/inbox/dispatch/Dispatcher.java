package dev.parley.inbox.dispatch;

import dev.parley.inbox.broker.BrokerConnection;
import dev.parley.inbox.broker.QueueNames;
import dev.parley.inbox.message.BrokerDelivery;
import dev.parley.inbox.message.Delivery;
import dev.parley.inbox.message.EventBatch;
import dev.parley.inbox.message.MemoryCredits;
import dev.parley.status.MessageStatusTracker;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Consumes events from the inbox and routes them. Of all nodes at a broker one dispatches; the others try every second to
 * become the dispatcher. After a broker failure it starts again with the messages that were not acknowledged.
 */
public final class Dispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int NEXT_TRY_MILLIS = 1_000;
    private static final int STOP_TIMEOUT_SECONDS = 10;
    private static final int MAX_HANDLED = 10_000;

    private final BrokerConnection connection;
    private final RouteInvoker invoker;
    private final MessageStatusTracker statuses = new MessageStatusTracker();
    private final UnwritableLetters suspects = new UnwritableLetters();
    private final Thread thread;
    private final CountDownLatch stopped = new CountDownLatch(1);
    /**
     * Events that all routes have finished here: one whose commit was lost is redelivered, and then has to be written again,
     * not handled again.
     */
    private final DedupWindow handled = new DedupWindow(MAX_HANDLED);

    private volatile @Nullable LaneScheduler currentScheduler;
    private volatile @Nullable DispatchTransactions currentTransactions;
    private volatile boolean paused;

    public Dispatcher(BrokerConnection connection, RouteInvoker invoker) {
        this.connection = connection;
        this.invoker = invoker;
        thread = new Thread(this::dispatchUntilClosed, "inbox-dispatcher");
        thread.setDaemon(true);
        thread.start();
    }

    private void dispatchUntilClosed() {
        try {
            while (!paused) {
                dispatch();
                stopped.await(NEXT_TRY_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            // close() interrupts the thread to end it.
            Thread.currentThread().interrupt();
        }
    }

    private void dispatch() throws InterruptedException {
        try (ClientSession session = connection.session(true)) {
            MemoryCredits credits = new MemoryCredits();
            // Only the broker knows whether the last writes of a lost session are on disk.
            DedupWindow dedupWindow = new DedupWindow();
            DispatchTransactions transactions = new DispatchTransactions(session, dedupWindow, credits, suspects);
            awaitEnd(currentScheduler);
            LaneScheduler scheduler = new LaneScheduler(
                    LaneScheduler.Limits.DEFAULT,
                    transactions,
                    delivery -> begin(delivery, transactions),
                    this::withStatus,
                    dedupWindow,
                    System::nanoTime);
            for (String lane : transactions.parkedLanes()) {
                scheduler.resume(lane);
            }
            currentTransactions = transactions;
            currentScheduler = scheduler;
            LOG.debug("This node is the dispatcher.");
            if (!paused) {
                transactions.open(scheduler, message -> take(message, scheduler, transactions, credits));
                transactions.run();
            }
        } catch (ActiveMQException e) {
            if (e.getType() == ActiveMQExceptionType.MAX_CONSUMER_LIMIT_EXCEEDED) {
                LOG.debug("Another node is the dispatcher.");
            } else {
                lost(e);
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            lost(e);
        }
    }

    private void lost(Exception failure) {
        LaneScheduler lost = currentScheduler;
        if (lost != null) {
            lost.pause();
        }
        if (!paused) {
            LOG.warn("Dispatching is paused until the broker is available again: {}", failure.toString());
            LOG.debug("Dispatching is paused until the broker is available again", failure);
        }
        connection.disconnect();
    }

    /** Waits for events that ran when the broker failed: they are redelivered, and must not run twice at once. */
    private static void awaitEnd(@Nullable LaneScheduler before) {
        if (before != null) {
            before.drained()
                    .completeOnTimeout(null, STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
    }

    private void take(
            ClientMessage message, LaneScheduler scheduler, DispatchTransactions transactions, MemoryCredits credits) {
        List<BrokerDelivery> deliveries;
        try {
            deliveries = EventBatch.open(message);
        } catch (IllegalArgumentException e) {
            transactions.setAside(QueueNames.INBOX, message, e);
            return;
        }
        for (BrokerDelivery delivery : deliveries) {
            if (!awaitCredits(delivery.weight(), scheduler, transactions, credits)) {
                return;
            }
            boolean isRouted = delivery.event().route() != null
                    || invoker.hasListener(delivery.event().type());
            if (paused) {
                // Checked last: stopped routes receive nothing, and their events must be redelivered.
                return;
            }
            if (isRouted) {
                scheduler.arrived(delivery);
            } else {
                transactions.drop(delivery);
            }
        }
    }

    /** Waits for room in memory; returns false when this dispatcher ends. */
    private boolean awaitCredits(
            int weight, LaneScheduler scheduler, DispatchTransactions transactions, MemoryCredits credits) {
        try {
            while (!credits.take(weight, 100)) {
                if (paused || transactions.isOver()) {
                    return false;
                }
                scheduler.makeRoom();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Status is judged here, once for all routes and in the order of the lane, and carried along. */
    private Delivery withStatus(Delivery delivery) {
        BrokerDelivery held = (BrokerDelivery) delivery;
        try {
            return MessageStatusTracker.isAbout(held.event().type())
                    ? held.with(statuses.judge(held.event().event()))
                    : held;
        } catch (IllegalArgumentException e) {
            // An event that another program has put into the queue and that cannot be read: its routes will fail on it.
            return held;
        }
    }

    private void begin(Delivery delivery, DispatchTransactions transactions) {
        BrokerDelivery event = (BrokerDelivery) delivery;
        if (handled.contains(event.key())) {
            end(event, transactions, null);
            return;
        }
        invoker.invoke(event, transactions.scheduler())
                .whenComplete((done, failure) -> end(event, transactions, failure));
    }

    private void end(BrokerDelivery event, DispatchTransactions transactions, @Nullable Throwable failure) {
        LaneScheduler scheduler = transactions.scheduler();
        if (failure == null) {
            if (!scheduler.isGivenUpOn(event)) {
                handled.add(event.key());
            }
            scheduler.finished(event);
        } else {
            LOG.warn(
                    "Not finished, so it is handled again after the next start: {} event={}",
                    failure.toString(),
                    event.event().id());
            scheduler.abandoned(event);
        }
    }

    /** Starts no more events; those that run may finish. */
    public void pause() {
        paused = true;
        invoker.stop();
        LaneScheduler scheduler = currentScheduler;
        if (scheduler != null) {
            scheduler.pause();
        }
    }

    /** After {@link #pause}: completes when running events have ended and finished ones are acknowledged. */
    public CompletableFuture<Void> drained() {
        LaneScheduler scheduler = currentScheduler;
        DispatchTransactions transactions = currentTransactions;
        if (scheduler == null || transactions == null) {
            return CompletableFuture.completedFuture(null);
        }
        return scheduler.drained().thenCompose(ended -> transactions.flushed()).thenAccept(flushed -> {});
    }

    /** Waits up to two seconds for running events, so that finished ones are acknowledged and not redelivered. */
    @Override
    public void close() throws InterruptedException {
        pause();
        drained().completeOnTimeout(null, 2, TimeUnit.SECONDS).join();
        stopped.countDown();
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(STOP_TIMEOUT_SECONDS));
        connection.close();
        invoker.close();
    }
}
