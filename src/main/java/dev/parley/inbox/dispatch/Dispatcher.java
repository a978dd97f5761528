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
 * Takes events off the inbox and has them heard. Of all nodes at a broker one dispatches; the others ask every second whether
 * it is their turn. Where the broker fails, it begins anew when it is back, with what was not acknowledged.
 */
public final class Dispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int NEXT_TRY_MILLIS = 1_000;
    private static final int PATIENCE_SECONDS = 10;
    private static final int MOST_HEARD = 10_000;

    private final BrokerConnection link;
    private final RouteInvoker hearing;
    private final MessageStatusTracker statuses = new MessageStatusTracker();
    private final UnwritableLetters suspects = new UnwritableLetters();
    private final Thread thread;
    private final CountDownLatch stopped = new CountDownLatch(1);
    /**
     * What all routes have heard here and none has given up on: where the commit that says so was lost, it comes again, and
     * needs to be said again, not heard.
     */
    private final DedupWindow heard = new DedupWindow(MOST_HEARD);

    private volatile @Nullable LaneScheduler desk;
    private volatile @Nullable DispatchTransactions ledger;
    private volatile boolean paused;

    public Dispatcher(BrokerConnection link, RouteInvoker hearing) {
        this.link = link;
        this.hearing = hearing;
        thread = new Thread(this::dispatchUntilClosed, "inbox-ledger");
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
            // close() ends the thread so.
            Thread.currentThread().interrupt();
        }
    }

    private void dispatch() throws InterruptedException {
        try (ClientSession session = link.session(true)) {
            MemoryCredits hands = new MemoryCredits();
            // What a lost session was about to write may be on disk or not: the broker knows.
            DedupWindow seen = new DedupWindow();
            DispatchTransactions own = new DispatchTransactions(session, seen, hands, suspects);
            awaitEnd(desk);
            LaneScheduler fresh = new LaneScheduler(
                    LaneScheduler.Limits.DEFAULT,
                    own,
                    delivery -> begin(delivery, own),
                    this::judged,
                    seen,
                    System::nanoTime);
            for (String lane : own.parkedLanes()) {
                fresh.resume(lane);
            }
            ledger = own;
            desk = fresh;
            LOG.debug("This node dispatches.");
            if (!paused) {
                own.open(fresh, message -> take(message, fresh, own, hands));
                own.keep();
            }
        } catch (ActiveMQException e) {
            if (e.getType() == ActiveMQExceptionType.MAX_CONSUMER_LIMIT_EXCEEDED) {
                LOG.debug("Another node dispatches.");
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
        LaneScheduler lost = desk;
        if (lost != null) {
            lost.pause();
        }
        if (!paused) {
            LOG.warn("Dispatching waits for the broker, and goes on by itself: {}", failure.toString());
            LOG.debug("Dispatching waits for the broker", failure);
        }
        link.disconnect();
    }

    /** What still runs of the time before the broker failed has been handed out anew by now: it must not run twice at once. */
    private static void awaitEnd(@Nullable LaneScheduler before) {
        if (before != null) {
            before.drained()
                    .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
    }

    private void take(ClientMessage message, LaneScheduler to, DispatchTransactions from, MemoryCredits hands) {
        List<BrokerDelivery> deliveries;
        try {
            deliveries = EventBatch.open(message);
        } catch (IllegalArgumentException e) {
            from.setAside(QueueNames.INBOX, message, e);
            return;
        }
        for (BrokerDelivery delivery : deliveries) {
            if (!awaitRoom(delivery.weight(), to, from, hands)) {
                return;
            }
            boolean isHeard = delivery.event().route() != null
                    || hearing.isHeard(delivery.event().type());
            if (paused) {
                // Asked after that: routes that have stopped hear nothing, and what is for them must come back.
                return;
            }
            if (isHeard) {
                to.arrived(delivery);
            } else {
                from.drop(delivery);
            }
        }
    }

    /** Returns whether there is room in memory; there is none for ever when this ends. */
    private boolean awaitRoom(int weight, LaneScheduler to, DispatchTransactions from, MemoryCredits hands) {
        try {
            while (!hands.take(weight, 100)) {
                if (paused || from.isOver()) {
                    return false;
                }
                to.makeRoom();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Status is judged here, once for all routes and in the order of the lane, and carried along. */
    private Delivery judged(Delivery delivery) {
        BrokerDelivery held = (BrokerDelivery) delivery;
        try {
            return MessageStatusTracker.isAbout(held.event().type())
                    ? held.with(statuses.judge(held.event().event()))
                    : held;
        } catch (IllegalArgumentException e) {
            // Not ours, and it cannot be read: its routes will say so.
            return held;
        }
    }

    private void begin(Delivery delivery, DispatchTransactions own) {
        BrokerDelivery event = (BrokerDelivery) delivery;
        if (heard.contains(event.key())) {
            end(event, own, null);
            return;
        }
        hearing.hear(event, own.desk()).whenComplete((done, failure) -> end(event, own, failure));
    }

    private void end(BrokerDelivery event, DispatchTransactions own, @Nullable Throwable failure) {
        LaneScheduler whose = own.desk();
        if (failure == null) {
            if (!whose.isGivenUpOn(event)) {
                heard.add(event.key());
            }
            whose.finished(event);
        } else {
            LOG.warn(
                    "Not finished, so it comes back at the next start: {} event={}",
                    failure.toString(),
                    event.event().id());
            whose.abandoned(event);
        }
    }

    /** Hands out no more events; those that run may end. */
    public void pause() {
        paused = true;
        hearing.stop();
        LaneScheduler current = desk;
        if (current != null) {
            current.pause();
        }
    }

    /** After {@link #pause}: completes when what ran has ended, and what has ended is acknowledged. */
    public CompletableFuture<Void> drained() {
        LaneScheduler current = desk;
        DispatchTransactions own = ledger;
        if (current == null || own == null) {
            return CompletableFuture.completedFuture(null);
        }
        return current.drained().thenCompose(ended -> own.flushed()).thenAccept(flushed -> {});
    }

    /** Waits a little for what still runs, so that what has finished is acknowledged and does not come again. */
    @Override
    public void close() throws InterruptedException {
        pause();
        drained().completeOnTimeout(null, 2, TimeUnit.SECONDS).join();
        stopped.countDown();
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        link.close();
        hearing.close();
    }
}
