package dev.parley.inbox.deadletter;

import dev.parley.inbox.broker.QueueNames;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQNotConnectedException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.jspecify.annotations.Nullable;

/**
 * Browses all dead letters of a selection, each once, without consuming them. Letters that another consumer holds are not
 * visible.
 *
 * <p>Artemis does not signal the end of a queue, only "no message now", which it also answers while it waits for credits. Two
 * measures make that answer reliable:
 *
 * <ul>
 *   <li>One letter at a time. A buffering client sends credits from a thread of its own, and the next request may overtake
 *       them: then a queue of ten thousand seems to end after the first full buffer.
 *   <li>The answer must come twice in a row. After a large message the broker may answer before it looks for the next one.
 * </ul>
 */
final class DeadLetterBrowser {
    private static final int NO_BUFFER = 0;
    private static final int UNLIMITED_RATE = -1;
    private static final int EMPTY_ANSWERS_AT_END = 2;
    /** Letters added while it reads must not keep it reading for ever. */
    private static final int MAX_READ_PER_LETTER = 2;

    private static final int MAX_READ_BESIDES = 1_000;

    private final ClientSession session;
    private final DeadLetterSelection selection;

    DeadLetterBrowser(ClientSession session, DeadLetterSelection selection) {
        this.session = session;
        this.selection = selection;
    }

    /**
     * Reads one letter after another, in queue order.
     *
     *
     * @param goOn receives a letter and returns whether to continue
     * @throws ActiveMQException if the connection is lost before the end
     */
    void read(Predicate<ClientMessage> goOn) throws ActiveMQException {
        SimpleString queue = SimpleString.of(QueueNames.DEAD_LETTERS);
        long max = session.queueQuery(queue).getMessageCount() * MAX_READ_PER_LETTER + MAX_READ_BESIDES;
        // A letter that is moved meanwhile may be delivered twice.
        Set<String> read = new HashSet<>();
        try (ClientConsumer browser =
                session.createConsumer(queue, SimpleString.of(selection.filter()), NO_BUFFER, UNLIMITED_RATE, true)) {
            session.start();
            for (ClientMessage message; max > 0 && (message = next(browser)) != null; max--) {
                if (selection.holds(message)
                        && read.add(DeadLetter.text(message, DeadLetterMessage.LETTER))
                        && !goOn.test(message)) {
                    return;
                }
            }
        }
    }

    private static @Nullable ClientMessage next(ClientConsumer browser) throws ActiveMQException {
        for (int asked = 0; asked < EMPTY_ANSWERS_AT_END; asked++) {
            ClientMessage message = browser.receiveImmediate();
            if (message != null) {
                return message;
            }
            requireOpen(browser);
        }
        return null;
    }

    /** A consumer whose connection is lost also answers "no message". */
    static void requireOpen(ClientConsumer consumer) throws ActiveMQException {
        if (consumer.isClosed()) {
            throw new ActiveMQNotConnectedException("The connection to the broker was lost.");
        }
    }
}
