package dev.parley.inbox.deadletter;

import dev.parley.inbox.broker.QueueNames;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.jspecify.annotations.Nullable;

/**
 * Takes letters out of the dead letters, once. Each goes in the same transaction as what becomes of it, some hundreds to a
 * transaction.
 */
final class DeadLetterConsumer {
    private static final int MOST_PER_COMMIT = 300;
    private static final int MOST_BYTES_PER_COMMIT = 1024 * 1024;
    /** The broker may read no further while too much is taken and not committed. */
    private static final long PATIENCE_BEFORE_COMMIT_MILLIS = 100;
    /** A letter that nobody else holds comes at once; the broker may have to read a page first. */
    private static final long PATIENCE_MILLIS = 2_000;
    /** A broker that has too much to do may hand over nothing for a while. */
    private static final int MOST_ROUNDS_WITHOUT_LETTER = 3;

    private final ClientSession session;
    private final DeadLetterSelection selection;
    private final Fate fate;
    private final Map<String, Long> taken = new TreeMap<>();
    private long left;
    private int open;
    private int openBytes;

    /** What becomes of a letter. */
    @FunctionalInterface
    interface Fate {
        /** Returns what goes to the inbox in its place. */
        Optional<ClientMessage> of(ClientSession session, ClientMessage letter);
    }

    /** @param most how many letters to take at most */
    DeadLetterConsumer(ClientSession session, DeadLetterSelection selection, long most, Fate fate) {
        this.session = session;
        this.selection = selection;
        this.left = most;
        this.fate = fate;
    }

    /** Returns how many letters of each route it took; what somebody else holds is not among them. */
    Map<String, Long> run() throws ActiveMQException {
        try (ClientProducer producer = session.createProducer()) {
            session.start();
            for (int withoutLetter = 0; left > 0 && withoutLetter < MOST_ROUNDS_WITHOUT_LETTER; ) {
                long before = left;
                takeWhatTheBrokerPicks(producer);
                if (left > 0) {
                    // What is not to be seen is gone or in somebody else's hands.
                    if (!DeadLetterStore.isAny(session, selection)) {
                        break;
                    }
                    turnOver(producer);
                }
                withoutLetter = left < before ? 0 : withoutLetter + 1;
            }
        }
        return taken;
    }

    private void takeWhatTheBrokerPicks(ClientProducer producer) throws ActiveMQException {
        for (DeadLetterSelection part : selection.parts()) {
            if (left > 0 && !takeWhatTheBrokerPicks(part, producer)) {
                return;
            }
        }
    }

    /** Returns whether it took as many as the part names. */
    private boolean takeWhatTheBrokerPicks(DeadLetterSelection part, ClientProducer producer) throws ActiveMQException {
        long most =
                part.letters().isEmpty() ? left : Math.min(left, part.letters().size());
        long enough = left - most;
        try (ClientConsumer consumer = session.createConsumer(QueueNames.DEAD_LETTERS, part.filter())) {
            for (ClientMessage message; left > enough && (message = next(consumer)) != null; ) {
                // The filter is wider where a letter does not say when it was given up.
                if (selection.holds(message)) {
                    take(message, producer);
                }
            }
            commit();
        }
        return left == enough;
    }

    /**
     * Takes everything that lies there once, and puts back at the end what is not meant. A broker that keeps a queue in pages
     * applies a filter only to the first of them, so what lies behind many others is not found otherwise.
     */
    private void turnOver(ClientProducer producer) throws ActiveMQException {
        long count =
                session.queueQuery(SimpleString.of(QueueNames.DEAD_LETTERS)).getMessageCount();
        try (ClientConsumer consumer = session.createConsumer(QueueNames.DEAD_LETTERS)) {
            for (ClientMessage message; left > 0 && count > 0 && (message = next(consumer)) != null; count--) {
                if (selection.holds(message)) {
                    take(message, producer);
                } else {
                    producer.send(QueueNames.DEAD_LETTERS, copy(message));
                    acknowledge(message);
                }
            }
            commit();
        }
    }

    private @Nullable ClientMessage next(ClientConsumer consumer) throws ActiveMQException {
        ClientMessage message = consumer.receive(open > 0 ? PATIENCE_BEFORE_COMMIT_MILLIS : PATIENCE_MILLIS);
        if (message == null && open > 0) {
            commit();
            message = consumer.receive(PATIENCE_MILLIS);
        }
        if (message == null) {
            DeadLetterBrowser.requireOpen(consumer);
        }
        return message;
    }

    private void take(ClientMessage message, ClientProducer producer) throws ActiveMQException {
        ClientMessage event = fate.of(session, message).orElse(null);
        if (event != null) {
            producer.send(QueueNames.INBOX, event);
        }
        taken.merge(DeadLetter.text(message, DeadLetterMessage.ROUTE), 1L, Long::sum);
        left--;
        acknowledge(message);
    }

    private void acknowledge(ClientMessage message) throws ActiveMQException {
        message.individualAcknowledge();
        open++;
        openBytes += message.getEncodeSize();
        if (open >= MOST_PER_COMMIT || openBytes >= MOST_BYTES_PER_COMMIT) {
            commit();
        }
    }

    private void commit() throws ActiveMQException {
        if (open > 0) {
            session.commit();
            open = 0;
            openBytes = 0;
        }
    }

    private ClientMessage copy(ClientMessage message) {
        ClientMessage copy = session.createMessage(message.getType(), message.isDurable());
        copy.setTimestamp(message.getTimestamp());
        copy.setExpiration(message.getExpiration());
        copy.setPriority(message.getPriority());
        message.getPropertyNames().stream()
                // The broker would drop a second message of that id.
                .filter(name -> !name.equals(Message.HDR_DUPLICATE_DETECTION_ID))
                .forEach(name -> copy.putObjectProperty(name, message.getObjectProperty(name)));
        copy.getBodyBuffer()
                .writeBytes(message.getBodyBuffer(), message.getBodyBuffer().readableBytes());
        return copy;
    }
}
