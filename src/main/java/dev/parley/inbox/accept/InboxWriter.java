package dev.parley.inbox.accept;

import dev.parley.inbox.broker.BrokerConnection;
import dev.parley.inbox.broker.QueueNames;
import dev.parley.inbox.message.EventBatch;
import dev.parley.inbox.message.StoredEvent;
import dev.parley.webhook.WebhookEvent;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.SendAcknowledgementHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes events into the inbox on a thread of its own, since a broker in trouble blocks whoever sends. Nobody who asks it to
 * write ever waits: they get a promise, kept when the broker has confirmed that the event is on disk. Where the broker is
 * gone it is broken at once, and the next event is written when the broker is back.
 */
public final class InboxWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InboxWriter.class);
    private static final long NEXT_TRY_NANOS = 500_000_000L;

    private final SendQueue intake = new SendQueue();
    private final BrokerConnection link;
    private final Thread thread;
    private @Nullable Outlet outlet;
    private long nextTry = System.nanoTime();
    private volatile boolean closed;

    /**
     * An open session and who sends on it.
     *
     * @param trust whether what the broker confirms is on disk
     */
    private record Outlet(ClientSession session, ClientProducer producer, BooleanSupplier trust) {}

    public InboxWriter(BrokerConnection link) throws Exception {
        this.link = link;
        outlet = open();
        thread = new Thread(this::writeUntilClosed, "inbox-writer");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Promises to write an event.
     *
     * @return completes when it is on disk; fails with {@link InboxFullException} when too many are waiting already
     */
    public CompletableFuture<Void> write(WebhookEvent event) {
        return closed
                ? CompletableFuture.failedFuture(new IllegalStateException("the inbox is closed"))
                : intake.add(StoredEvent.now(event));
    }

    private void writeUntilClosed() {
        try {
            while (!closed) {
                write(intake.take());
            }
        } catch (InterruptedException e) {
            // close() ends the thread so; nobody is left who could be told.
            Thread.currentThread().interrupt();
        }
    }

    private void write(SendQueue.Batch batch) {
        try {
            Outlet open = outlet();
            open.producer()
                    .send(
                            SimpleString.of(QueueNames.INBOX),
                            EventBatch.write(open.session(), batch.events()),
                            confirming(batch, open.trust()));
        } catch (Exception e) {
            batch.failed(e);
            leave(e);
        }
    }

    private Outlet outlet() throws Exception {
        if (outlet != null && !outlet.session().isClosed()) {
            return outlet;
        }
        if (System.nanoTime() - nextTry < 0) {
            throw new IllegalStateException("the broker is out of reach");
        }
        try {
            outlet = open();
        } finally {
            // Only an attempt puts off the next one: events that come faster than this must not put it off for ever.
            nextTry = System.nanoTime() + NEXT_TRY_NANOS;
        }
        LOG.info("The inbox accepts events again.");
        return outlet;
    }

    private Outlet open() throws Exception {
        ClientSession session = link.session(false);
        return new Outlet(session, session.createProducer(), link.trust());
    }

    private void leave(Exception why) {
        if (outlet != null) {
            LOG.error("The inbox accepts nothing until its broker is back: events are answered 503.");
            outlet = null;
        }
        link.disconnect();
        intake.lose(why);
    }

    private static SendAcknowledgementHandler confirming(SendQueue.Batch batch, BooleanSupplier trust) {
        return new SendAcknowledgementHandler() {
            @Override
            public void sendAcknowledged(Message message) {
                if (trust.getAsBoolean()) {
                    batch.confirmed();
                } else {
                    batch.failed(new IllegalStateException("the broker stops and may not have written it"));
                }
            }

            @Override
            public void sendFailed(Message message, Exception failure) {
                batch.failed(failure);
            }
        };
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        link.close();
    }
}
