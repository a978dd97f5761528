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
 * Writes events to the inbox on a thread of its own, since sending blocks while the broker is in trouble. {@link #write}
 * never blocks: its future completes when the broker has confirmed that the event is on disk. While the broker is unavailable
 * it fails immediately; writing resumes when the broker is back.
 */
public final class InboxWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InboxWriter.class);
    private static final long NEXT_TRY_NANOS = 500_000_000L;

    private final SendQueue sendQueue = new SendQueue();
    private final BrokerConnection connection;
    private final Thread thread;
    private @Nullable Sender sender;
    private long nextTry = System.nanoTime();
    private volatile boolean closed;

    /**
     * An open session with its producer.
     *
     * @param isDurable whether the broker's confirmations mean that events are on disk
     */
    private record Sender(ClientSession session, ClientProducer producer, BooleanSupplier isDurable) {}

    public InboxWriter(BrokerConnection connection) throws Exception {
        this.connection = connection;
        sender = open();
        thread = new Thread(this::writeUntilClosed, "inbox-writer");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Writes an event.
     *
     * @return completes when it is on disk; fails with {@link InboxFullException} when too many are waiting
     */
    public CompletableFuture<Void> write(WebhookEvent event) {
        return closed
                ? CompletableFuture.failedFuture(new IllegalStateException("the inbox is closed"))
                : sendQueue.add(StoredEvent.now(event));
    }

    private void writeUntilClosed() {
        try {
            while (!closed) {
                write(sendQueue.take());
            }
        } catch (InterruptedException e) {
            // close() interrupts the thread to end it.
            Thread.currentThread().interrupt();
        }
    }

    private void write(SendQueue.Batch batch) {
        try {
            Sender open = sender();
            open.producer()
                    .send(
                            SimpleString.of(QueueNames.INBOX),
                            EventBatch.write(open.session(), batch.events()),
                            confirming(batch, open.isDurable()));
        } catch (Exception e) {
            batch.failed(e);
            disconnect(e);
        }
    }

    private Sender sender() throws Exception {
        if (sender != null && !sender.session().isClosed()) {
            return sender;
        }
        if (System.nanoTime() - nextTry < 0) {
            throw new IllegalStateException("the broker is unavailable");
        }
        try {
            sender = open();
        } finally {
            // Set by attempts only: events that arrive faster must not postpone the next attempt for ever.
            nextTry = System.nanoTime() + NEXT_TRY_NANOS;
        }
        LOG.info("The inbox accepts events again.");
        return sender;
    }

    private Sender open() throws Exception {
        ClientSession session = connection.session(false);
        return new Sender(session, session.createProducer(), connection.isDurable());
    }

    private void disconnect(Exception why) {
        if (sender != null) {
            LOG.error("The inbox accepts no events until its broker is available again: they are answered 503.");
            sender = null;
        }
        connection.disconnect();
        sendQueue.lose(why);
    }

    private static SendAcknowledgementHandler confirming(SendQueue.Batch batch, BooleanSupplier isDurable) {
        return new SendAcknowledgementHandler() {
            @Override
            public void sendAcknowledged(Message message) {
                if (isDurable.getAsBoolean()) {
                    batch.confirmed();
                } else {
                    batch.failed(
                            new IllegalStateException("the broker is stopping and may not have written the event"));
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
        connection.close();
    }
}
