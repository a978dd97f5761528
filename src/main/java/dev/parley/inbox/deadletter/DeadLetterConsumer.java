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
 * Consumes dead letters. Each is acknowledged in the same transaction in which its replacement is sent, some hundreds per
 * transaction.
 */
final class DeadLetterConsumer {
    private static final int MAX_PER_COMMIT = 300;
    private static final int MAX_BYTES_PER_COMMIT = 1024 * 1024;
    /** Short, since the broker may deliver no more while too many messages are not committed. */
    private static final long RECEIVE_TIMEOUT_BEFORE_COMMIT_MILLIS = 100;
    /** Usually a letter arrives immediately; the broker may have to read a page first. */
    private static final long RECEIVE_TIMEOUT_MILLIS = 2_000;
    /** A busy broker may deliver nothing for a while. */
    private static final int MAX_ROUNDS_WITHOUT_LETTER = 3;

    private final ClientSession session;
    private final DeadLetterSelection selection;
    private final Replacement replacement;
    private final Map<String, Long> taken = new TreeMap<>();
    private long left;
    private int open;
    private int openBytes;

    /** Decides what replaces a letter. */
    @FunctionalInterface
    interface Replacement {
        /** Returns the message to send to the inbox; empty for none. */
        Optional<ClientMessage> of(ClientSession session, ClientMessage letter);
    }

    /** @param max how many letters to take at most */
    DeadLetterConsumer(ClientSession session, DeadLetterSelection selection, long max, Replacement replacement) {
        this.session = session;
        this.selection = selection;
        this.left = max;
        this.replacement = replacement;
    }

    /** Returns how many letters of each route it took, without those that another consumer holds. */
    Map<String, Long> run() throws ActiveMQException {
        try (ClientProducer producer = session.createProducer()) {
            session.start();
            for (int withoutLetter = 0; left > 0 && withoutLetter < MAX_ROUNDS_WITHOUT_LETTER; ) {
                long before = left;
                takeFiltered(producer);
                if (left > 0) {
                    // A letter that cannot be browsed is gone or held by another consumer.
                    if (!DeadLetterStore.isAny(session, selection)) {
                        break;
                    }
                    rotateQueue(producer);
                }
                withoutLetter = left < before ? 0 : withoutLetter + 1;
            }
        }
        return taken;
    }

    private void takeFiltered(ClientProducer producer) throws ActiveMQException {
        for (DeadLetterSelection part : selection.parts()) {
            if (left > 0 && !takeFiltered(part, producer)) {
                return;
            }
        }
    }

    /** Returns whether it took all letters that the part names. */
    private boolean takeFiltered(DeadLetterSelection part, ClientProducer producer) throws ActiveMQException {
        long max =
                part.letters().isEmpty() ? left : Math.min(left, part.letters().size());
        long enough = left - max;
        try (ClientConsumer consumer = session.createConsumer(QueueNames.DEAD_LETTERS, part.filter())) {
            for (ClientMessage message; left > enough && (message = next(consumer)) != null; ) {
                // The filter also matches letters without a time of giving up.
                if (selection.holds(message)) {
                    take(message, producer);
                }
            }
            commit();
        }
        return left == enough;
    }

    /**
     * Consumes the whole queue once and sends letters outside the selection back to its end. A broker applies a filter only
     * to the first pages of a paged queue, so letters behind many others are not found otherwise.
     */
    private void rotateQueue(ClientProducer producer) throws ActiveMQException {
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
        ClientMessage message =
                consumer.receive(open > 0 ? RECEIVE_TIMEOUT_BEFORE_COMMIT_MILLIS : RECEIVE_TIMEOUT_MILLIS);
        if (message == null && open > 0) {
            commit();
            message = consumer.receive(RECEIVE_TIMEOUT_MILLIS);
        }
        if (message == null) {
            DeadLetterBrowser.requireOpen(consumer);
        }
        return message;
    }

    private void take(ClientMessage message, ClientProducer producer) throws ActiveMQException {
        ClientMessage event = replacement.of(session, message).orElse(null);
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
        if (open >= MAX_PER_COMMIT || openBytes >= MAX_BYTES_PER_COMMIT) {
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
                // The broker would drop a second message with that id.
                .filter(name -> !name.equals(Message.HDR_DUPLICATE_DETECTION_ID))
                .forEach(name -> copy.putObjectProperty(name, message.getObjectProperty(name)));
        copy.getBodyBuffer()
                .writeBytes(message.getBodyBuffer(), message.getBodyBuffer().readableBytes());
        return copy;
    }
}
