package dev.parley.inbox;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.SendAcknowledgementHandler;

/**
 * Writes to the broker on a thread of its own, since a broker in trouble blocks whoever sends. Nobody who asks it to write
 * ever waits: they get a promise, kept when the broker has confirmed that the message is on disk.
 */
final class Writer implements AutoCloseable {
    private static final int MAX_WAITING = 10_000;

    private final BlockingQueue<Job> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final ClientSession session;
    private final ClientProducer producer;
    private final Thread thread;

    private record Job(String queue, Function<ClientSession, ClientMessage> letter, CompletableFuture<Void> stored) {}

    Writer(ClientSessionFactory factory) throws ActiveMQException {
        session = factory.createSession(true, true);
        producer = session.createProducer();
        thread = new Thread(this::writeUntilClosed, "inbox-writer");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Promises to write a message to a queue.
     *
     * @return completes when it is on disk; fails with {@link InboxFullException} when too many are waiting already
     */
    CompletableFuture<Void> write(String queue, Function<ClientSession, ClientMessage> letter) {
        CompletableFuture<Void> stored = new CompletableFuture<>();
        if (!waiting.offer(new Job(queue, letter, stored))) {
            stored.completeExceptionally(new InboxFullException(MAX_WAITING));
        }
        return stored;
    }

    private void writeUntilClosed() {
        try {
            while (!session.isClosed()) {
                write(waiting.take());
            }
        } catch (InterruptedException e) {
            // close() ends the thread so; nobody is left who could be told.
            Thread.currentThread().interrupt();
        }
    }

    private void write(Job job) {
        try {
            producer.send(SimpleString.of(job.queue()), job.letter().apply(session), confirming(job.stored()));
        } catch (ActiveMQException | RuntimeException e) {
            job.stored().completeExceptionally(e);
        }
    }

    private static SendAcknowledgementHandler confirming(CompletableFuture<Void> stored) {
        return new SendAcknowledgementHandler() {
            @Override
            public void sendAcknowledged(Message message) {
                stored.complete(null);
            }

            @Override
            public void sendFailed(Message message, Exception failure) {
                stored.completeExceptionally(failure);
            }
        };
    }

    @Override
    public void close() throws ActiveMQException {
        thread.interrupt();
        session.close();
    }
}
