package dev.parley.inbox.dispatch;

import dev.parley.inbox.broker.QueueNames;
import dev.parley.inbox.deadletter.DeadLetterReason;
import dev.parley.inbox.message.BrokerDelivery;
import dev.parley.status.MessageStatusTracker;
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

/** Leads events through the routes that listen, one after the other, each by itself; what a route gives up is buried. */
public final class RouteInvoker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RouteInvoker.class);

    private final Supplier<EventListeners> listeners;
    private final Executor workers;

    /** For what never waits: waking another thread for each such event costs more than hearing it. */
    private final ExecutorService prompt = Executors.newSingleThreadExecutor(RouteInvoker::promptThread);

    private final RouteTimeout timeout;
    private final MessageStatusTracker statuses = new MessageStatusTracker();
    private final CompletableFuture<Void> stopping = new CompletableFuture<>();

    /**
     * @param listeners asked for each event: who listens when it begins hears it to its end
     * @param timeout knows besides when calls can be made at all: nothing is begun meanwhile that would only wait
     */
    public RouteInvoker(Supplier<EventListeners> listeners, Executor workers, RouteTimeout timeout) {
        this.listeners = listeners;
        this.workers = workers;
        this.timeout = timeout;
    }

    boolean isHeard(String type) {
        return !listeners.get().to(type).isEmpty();
    }

    /**
     * Hands an event to its routes.
     *
     * @param desk told of each route that gives up, and asked which ones have before
     * @return completes when they have finished or given up; fails if Parley's own stop cut them off
     */
    CompletableFuture<Void> hear(BrokerDelivery delivery, LaneScheduler desk) {
        CompletableFuture<Void> open = timeout.inReach().get();
        CompletableFuture<?> may = open.isDone() ? open : CompletableFuture.anyOf(open, stopping);
        return may.thenCompose(now -> {
            // Asked once: of other routes it is not known whether they wait.
            EventListeners current = listeners.get();
            boolean neverWaits = listenersOf(delivery, current).stream().allMatch(EventListener::neverWaits);
            return CompletableFuture.supplyAsync(() -> hearNow(delivery, desk, current), neverWaits ? prompt : workers)
                    .thenCompose(hearing -> hearing);
        });
    }

    private static List<EventListener> listenersOf(BrokerDelivery delivery, EventListeners listeners) {
        String type = delivery.event().type();
        String only = delivery.event().route();
        return only == null ? listeners.to(type) : listeners.ofRoute(type, only);
    }

    private CompletableFuture<Void> hearNow(BrokerDelivery delivery, LaneScheduler desk, EventListeners current) {
        WebhookEvent event = statuses.describe(delivery.event().event());
        String only = delivery.event().route();
        List<EventListener> all = listenersOf(delivery, current);
        // Asked after who listens: routes that have stopped hear nothing, and the event must come back.
        if (stopping.isDone()) {
            return CompletableFuture.failedFuture(new InterruptedException("Parley stops"));
        }
        if (only != null && all.isEmpty()) {
            // Nobody would ever hear it, and somebody wanted it heard.
            String reason = "No route " + only + " listens to " + event.type() + " any more.";
            desk.gaveUp(delivery, new DeadLetterReason(only, reason, 0, Instant.now()));
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> end = CompletableFuture.completedFuture(null);
        for (EventListener listener : all) {
            if (!desk.hasGivenUp(delivery, listener.routeId())) {
                end = end.thenCompose(before -> hearOrBury(listener, event, delivery, desk));
            }
        }
        return end;
    }

    private CompletableFuture<Void> hearOrBury(
            EventListener listener, WebhookEvent event, BrokerDelivery delivery, LaneScheduler desk) {
        return timeout.bound(listener.hear(event)).handle((exchange, failure) -> {
            if (failure == null) {
                return null;
            }
            if (stopping.isDone()) {
                // A route that our own stop cut off has not given up: the event stays and comes back.
                throw new CompletionException(failure);
            }
            giveUp(listener.routeId(), event, RetriesExhausted.of(failure), delivery, desk);
            return null;
        });
    }

    private void giveUp(
            String route, WebhookEvent event, RetriesExhausted failure, BrokerDelivery delivery, LaneScheduler desk) {
        DeadLetterReason why = new DeadLetterReason(route, failure.reason(), failure.attempts(), Instant.now());
        LOG.error(
                "Gave up: {} event={} type={} lane={} route={} attempts={}. It lies in the queue {}.",
                why.reason(),
                event.id(),
                event.type(),
                delivery.lane(),
                route,
                why.attempts(),
                QueueNames.DEAD_LETTERS);
        LOG.debug("Gave up on event {}", event.id(), failure.getCause());
        desk.gaveUp(delivery, why);
    }

    private static Thread promptThread(Runnable work) {
        Thread thread = new Thread(work, "inbox-prompt");
        thread.setDaemon(true);
        return thread;
    }

    /** From now on what ends badly has been cut off, and what has not begun does not begin. */
    void stop() {
        stopping.complete(null);
    }

    /** Ends the thread; whoever waits has waited for what is in hand already. */
    @Override
    public void close() {
        prompt.shutdown();
    }
}
