package dev.parley.inbox;

import dev.parley.status.StatusBoard;
import dev.parley.webhook.Event;
import dev.parley.webhook.Listener;
import dev.parley.webhook.Listeners;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events off the inbox, leads each through its lane to the routes that listen, and acknowledges it when the last of
 * them has finished or its dead letter is stored. What was not acknowledged comes back after a crash, in the same order.
 */
final class Dispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int MAX_IN_HAND = 1_000;
    private static final int PATIENCE_SECONDS = 2;

    private final ClientSession session;
    private final ClientConsumer consumer;
    private final Listeners listeners;
    private final DeadLetters deadLetters;
    private final Executor workers;
    private final Lanes lanes;
    private final Seen seen = new Seen();
    private final StatusBoard statuses = new StatusBoard();
    private final Semaphore hands = new Semaphore(MAX_IN_HAND);
    /** A session belongs to one thread at a time; this one acknowledges. */
    private final ExecutorService acknowledging =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "inbox-acknowledge"));

    private volatile boolean paused;

    Dispatcher(ClientSessionFactory factory, Listeners listeners, DeadLetters deadLetters, Executor workers)
            throws ActiveMQException {
        this.listeners = listeners;
        this.deadLetters = deadLetters;
        this.workers = workers;
        this.lanes = new Lanes(workers);
        session = factory.createSession(true, true, 0);
        consumer = session.createConsumer(Queues.INBOX);
        consumer.setMessageHandler(this::take);
        session.start();
    }

    private void take(ClientMessage message) {
        hands.acquireUninterruptibly();
        if (paused) {
            // Not acknowledged, so it comes back to whoever dispatches next.
            return;
        }
        Event event = statuses.describe(EventMessage.read(message));
        if (!seen.add(event.id())) {
            LOG.debug("Dropped a repeat: event={} type={}", event.id(), event.type());
            acknowledge(message);
            return;
        }
        lanes.add(event.lane(), () -> dispatch(event).whenComplete((done, failure) -> {
            if (failure == null) {
                acknowledge(message);
            } else {
                LOG.warn(
                        "Not finished, so it comes back at the next start: {} event={} type={}",
                        failure.toString(),
                        event.id(),
                        event.type());
            }
        }));
    }

    /** Leads an event through its listeners, one after the other, each by itself. */
    private CompletableFuture<Void> dispatch(Event event) {
        CompletableFuture<Void> end = CompletableFuture.completedFuture(null);
        for (Listener listener : listeners.to(event.type())) {
            // On a worker, for a route may block, and the broker's thread has other events to hand out.
            end = end.thenComposeAsync(before -> hearOrBury(listener, event), workers);
        }
        return end;
    }

    private CompletableFuture<Void> hearOrBury(Listener listener, Event event) {
        return listener.hear(event)
                .handle((exchange, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.<Void>completedFuture(null);
                    }
                    // A route that our own stop cut off has not given up: the event stays and comes back.
                    return paused
                            ? CompletableFuture.<Void>failedFuture(failure)
                            : deadLetters.store(event, listener.routeId(), failure);
                })
                .thenCompose(buried -> buried);
    }

    private void acknowledge(ClientMessage message) {
        acknowledging.execute(() -> {
            try {
                message.individualAcknowledge();
            } catch (ActiveMQException e) {
                LOG.warn("An event could not be acknowledged, so it will come again: {}", e.getMessage());
            } finally {
                hands.release();
            }
        });
    }

    /** Takes no more events; those in hand may finish and be acknowledged. */
    void pause() {
        paused = true;
        lanes.close();
        hands.release(MAX_IN_HAND);
    }

    /** Promises, once it is paused, that the events in hand have finished, well or not. */
    CompletableFuture<Void> drained() {
        return lanes.idle();
    }

    /** Waits a little for what still runs, so that what has finished is acknowledged and does not come again. */
    @Override
    public void close() throws ActiveMQException {
        try {
            lanes.idle()
                    .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
            acknowledging.shutdown();
            if (!acknowledging.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Not everything that was finished could be acknowledged: it will come again.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
        session.close();
    }
}
