package dev.parley.inbox;

import dev.parley.inbox.accept.InboxWriter;
import dev.parley.inbox.broker.BrokerAddress;
import dev.parley.inbox.broker.BrokerCheck;
import dev.parley.inbox.broker.BrokerConnection;
import dev.parley.inbox.broker.EmbeddedBroker;
import dev.parley.inbox.broker.InboxSettings;
import dev.parley.inbox.broker.InvalidBrokerException;
import dev.parley.inbox.deadletter.DeadLetterCommands;
import dev.parley.inbox.deadletter.DeadLetterStore;
import dev.parley.inbox.dispatch.Dispatcher;
import dev.parley.inbox.dispatch.RouteInvoker;
import dev.parley.inbox.dispatch.RouteTimeout;
import dev.parley.webhook.EventListeners;
import dev.parley.webhook.WebhookEvent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The inbox on a broker's disk, embedded or external. */
public final class DurableInbox implements Inbox, AutoCloseable {
    private final InboxSettings settings;
    private final @Nullable EmbeddedBroker broker;
    private final InboxWriter writer;
    private final BrokerConnection deadLetterConnection;
    private @Nullable Dispatcher dispatcher;

    private DurableInbox(InboxSettings settings) throws Exception {
        this.settings = settings;
        broker = settings.isEmbedded() ? new EmbeddedBroker(settings.directory()) : null;
        if (broker == null) {
            new BrokerCheck(BrokerAddress.list(settings.brokerUrl()), settings.user(), settings.password()).run();
        }
        writer = new InboxWriter(BrokerConnection.forAccepting(settings, broker));
        deadLetterConnection = BrokerConnection.forDispatching(settings, broker);
    }

    /**
     * Opens the inbox, with the events that an earlier run left in it.
     *
     * @throws IllegalStateException if the broker cannot be started or reached
     */
    public static DurableInbox open(InboxSettings settings) {
        try {
            return new DurableInbox(settings);
        } catch (InvalidBrokerException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(
                    settings.isEmbedded()
                            ? "cannot open the inbox in " + settings.directory() + " (" + e.getMessage()
                                    + "). Is another Parley running there? Set inbox.directory to another folder."
                            : "cannot reach the broker at " + settings.brokerUrl() + " (" + e.getMessage()
                                    + "). Start it, or correct inbox.broker-url.",
                    e);
        }
    }

    @Override
    public CompletableFuture<Void> store(WebhookEvent event) {
        return writer.write(event).orTimeout(settings.storeTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Starts to send events to the routes that listen, on the threads of {@code workers}. */
    public void dispatch(Supplier<EventListeners> listeners, Executor workers) throws Exception {
        dispatch(listeners, workers, () -> CompletableFuture.completedFuture(null));
    }

    /**
     * Starts to send events to the routes that listen.
     *
     * @param listeners asked for each event, for other routes may take the place of these
     * @param workers for routes that block
     * @param available completed while Twilio is available: no event is started before
     */
    public void dispatch(
            Supplier<EventListeners> listeners, Executor workers, Supplier<CompletableFuture<Void>> available)
            throws Exception {
        dispatcher = new Dispatcher(
                BrokerConnection.forDispatching(settings, broker),
                new RouteInvoker(listeners, workers, new RouteTimeout(settings.routeTimeout(), available)));
    }

    /** Returns the commands for dead letters. */
    public DeadLetterCommands deadLetters() {
        return new DeadLetterCommands(new DeadLetterStore(() -> deadLetterConnection.session(true)));
    }

    /** Starts no more events; those that run may finish. */
    public void pause() {
        if (dispatcher != null) {
            dispatcher.pause();
        }
    }

    /** After {@link #pause}: completes when running events have ended and finished ones are acknowledged. */
    public CompletableFuture<Void> drained() {
        return dispatcher == null ? CompletableFuture.completedFuture(null) : dispatcher.drained();
    }

    @Override
    public void close() throws Exception {
        if (dispatcher != null) {
            dispatcher.close();
        }
        writer.close();
        deadLetterConnection.close();
        if (broker != null) {
            broker.close();
        }
    }
}
