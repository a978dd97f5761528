package dev.parley.inbox.dispatch;

import dev.parley.inbox.broker.QueueNames;
import dev.parley.inbox.deadletter.DeadLetterReason;
import dev.parley.inbox.message.BrokerDelivery;
import dev.parley.webhook.EventListener;
import dev.parley.webhook.EventListeners;
import dev.parley.webhook.RetriesExhausted;
import dev.parley.webhook.WebhookEvent;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends events to the routes that listen, one route after the other; an event that a route gives up gets a dead letter. */
public final class RouteInvoker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RouteInvoker.class);

    private final Supplier<EventListeners> listeners;
    private final Executor workers;

    /** For non-blocking routes: waking another thread for each event would cost more than the route itself. */
    private final ExecutorService nonBlocking = Executors.newSingleThreadExecutor(RouteInvoker::nonBlockingThread);

    private final RouteTimeout timeout;
    private final CompletableFuture<Void> stopping = new CompletableFuture<>();

    /**
     * @param listeners asked for each event: the routes that listen when it begins get it to its end
     * @param timeout also says when Twilio is available: no event is started while its calls would only wait
     */
    public RouteInvoker(Supplier<EventListeners> listeners, Executor workers, RouteTimeout timeout) {
        this.listeners = listeners;
        this.workers = workers;
        this.timeout = timeout;
    }

    boolean hasListener(String type) {
        return !listeners.get().to(type).isEmpty();
    }

    /**
     * Sends an event to its routes.
     *
     * @param scheduler learns of each route that gives up, and knows which ones have before
     * @return completes when they have finished or given up; fails if Parley's stop interrupted them
     */
    CompletableFuture<Void> invoke(BrokerDelivery delivery, LaneScheduler scheduler) {
        CompletableFuture<Void> open = timeout.available().get();
        CompletableFuture<?> may = open.isDone() ? open : CompletableFuture.anyOf(open, stopping);
        return may.thenCompose(now -> {
            EventListeners current = listeners.get();
            boolean neverWaits = listenersOf(delivery, current).stream().allMatch(EventListener::isNonBlocking);
            return CompletableFuture.supplyAsync(
                            () -> invokeNow(delivery, scheduler, current), neverWaits ? nonBlocking : workers)
                    .thenCompose(invoked -> invoked);
        });
    }

    private static List<EventListener> listenersOf(BrokerDelivery delivery, EventListeners listeners) {
        String type = delivery.event().type();
        String only = delivery.event().route();
        return only == null ? listeners.to(type) : listeners.ofRoute(type, only);
    }

    private CompletableFuture<Void> invokeNow(
            BrokerDelivery delivery, LaneScheduler scheduler, EventListeners current) {
        WebhookEvent event = delivery.forRoutes();
        String only = delivery.event().route();
        List<EventListener> all = listenersOf(delivery, current);
        // Checked after the listeners: stopped routes receive nothing, and the event must be redelivered.
        if (stopping.isDone()) {
            return CompletableFuture.failedFuture(new InterruptedException("Parley is stopping"));
        }
        if (only != null && all.isEmpty()) {
            // A replayed event whose route is gone must not be lost.
            String reason = "Route " + only + " no longer listens to " + event.type() + ".";
            scheduler.gaveUp(delivery, new DeadLetterReason(only, reason, 0, Instant.now()));
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> end = CompletableFuture.completedFuture(null);
        for (EventListener listener : all) {
            if (!scheduler.hasGivenUp(delivery, listener.routeId())) {
                end = end.thenCompose(before -> invokeOne(listener, event, delivery, scheduler));
            }
        }
        return end;
    }

    private CompletableFuture<Void> invokeOne(
            EventListener listener, WebhookEvent event, BrokerDelivery delivery, LaneScheduler scheduler) {
        return timeout.bound(listener.process(event)).handle((exchange, failure) -> {
            if (failure == null) {
                return null;
            }
            if (stopping.isDone()) {
                // A route interrupted by our own stop has not given up: the event stays and is redelivered.
                throw new CompletionException(failure);
            }
            giveUp(listener.routeId(), event, RetriesExhausted.of(failure), delivery, scheduler);
            return null;
        });
    }

    private void giveUp(
            String route,
            WebhookEvent event,
            RetriesExhausted failure,
            BrokerDelivery delivery,
            LaneScheduler scheduler) {
        DeadLetterReason why = new DeadLetterReason(route, failure.reason(), failure.attempts(), Instant.now());
        LOG.error(
                "Gave up: {} event={} type={} lane={} route={} attempts={}. It is in the queue {}.",
                why.reason(),
                event.id(),
                event.type(),
                delivery.lane(),
                route,
                why.attempts(),
                QueueNames.DEAD_LETTERS);
        LOG.debug("Gave up on event {}", event.id(), failure.getCause());
        scheduler.gaveUp(delivery, why);
    }

    private static Thread nonBlockingThread(Runnable work) {
        Thread thread = new Thread(work, "inbox-non-blocking");
        thread.setDaemon(true);
        return thread;
    }

    /** From now on a failed route counts as interrupted, and no event is started. */
    void stop() {
        stopping.complete(null);
    }

    /** Ends the thread; the caller has already waited for running events. */
    @Override
    public void close() {
        nonBlocking.shutdown();
    }
}
