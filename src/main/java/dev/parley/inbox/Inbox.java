package dev.parley.inbox;

import dev.parley.webhook.Event;
import dev.parley.webhook.Listeners;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.jspecify.annotations.Nullable;

/** The durable queue between accepting and acting. */
public final class Inbox implements AutoCloseable {
    private static final int CONFIRMATION_WINDOW_BYTES = 1024 * 1024;

    private final InboxSettings settings;
    private final @Nullable EmbeddedBroker broker;
    private final ServerLocator locator;
    private final ClientSessionFactory factory;
    private final Writer writer;
    private @Nullable Dispatcher dispatcher;

    private Inbox(InboxSettings settings) throws Exception {
        this.settings = settings;
        if (settings.isEmbedded()) {
            broker = new EmbeddedBroker(settings.directory());
            broker.start();
        } else {
            broker = null;
        }
        locator = ActiveMQClient.createServerLocator(settings.brokerUrl())
                .setBlockOnDurableSend(false)
                .setBlockOnAcknowledge(false)
                // Without a window the broker confirms nothing.
                .setConfirmationWindowSize(CONFIRMATION_WINDOW_BYTES);
        factory = locator.createSessionFactory();
        writer = new Writer(factory);
    }

    /**
     * Opens the inbox with what an earlier run left in it.
     *
     * @throws IllegalStateException if the broker cannot be started or reached
     */
    public static Inbox open(InboxSettings settings) {
        try {
            return new Inbox(settings);
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

    /** Promises to store an event; kept when it is on disk, broken when that takes too long. */
    public CompletableFuture<Void> store(Event event) {
        return writer.write(Queues.INBOX, session -> EventMessage.write(session, event))
                .orTimeout(settings.storeTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Begins to hand events to the routes that listen. */
    public void dispatch(Listeners listeners, Executor workers) throws Exception {
        dispatcher = new Dispatcher(factory, listeners, new DeadLetters(writer), workers);
    }

    /** Hands out no more events; those in hand may finish. */
    public void pause() {
        if (dispatcher != null) {
            dispatcher.pause();
        }
    }

    /** Promises, once it is paused, that the events in hand have finished, well or not. */
    public CompletableFuture<Void> drained() {
        return dispatcher == null ? CompletableFuture.completedFuture(null) : dispatcher.drained();
    }

    @Override
    public void close() throws Exception {
        if (dispatcher != null) {
            dispatcher.pause();
            dispatcher.close();
        }
        writer.close();
        factory.close();
        locator.close();
        if (broker != null) {
            broker.close();
        }
    }
}
