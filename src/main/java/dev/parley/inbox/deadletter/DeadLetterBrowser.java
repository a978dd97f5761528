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
 * Reads the dead letters of a selection where they lie, all of them, each once, and takes none. Not among them is what another
 * consumer has in hand.
 *
 * <p>Artemis has no sign for the end of a queue, only "nothing to hand over now", which is also what it says while it waits
 * for leave to send more. Two things make that answer an end here:
 *
 * <ul>
 *   <li>One letter at a time. A client that buffers gives leave from a thread of its own, and the question whether there is
 *       more may overtake it: then a queue of ten thousand seems to end after the first full buffer.
 *   <li>The answer twice in a row. Behind a large message the broker may answer before it looks for the next one.
 * </ul>
 */
final class DeadLetterBrowser {
    private static final int NO_BUFFER = 0;
    private static final int UNLIMITED_RATE = -1;
    private static final int EMPTY_ANSWERS_AT_END = 2;
    /** What is added while it reads must not keep it reading for ever. */
    private static final int MOST_READ_PER_LETTER = 2;

    private static final int MOST_READ_BESIDES = 1_000;

    private final ClientSession session;
    private final DeadLetterSelection selection;

    DeadLetterBrowser(ClientSession session, DeadLetterSelection selection) {
        this.session = session;
        this.selection = selection;
    }

    /**
     * Hands over one letter after another, in the order in which they lie.
     *
     * @param goOn returns whether it wants the next one
     * @throws ActiveMQException where the broker has gone before the end
     */
    void read(Predicate<ClientMessage> goOn) throws ActiveMQException {
        SimpleString queue = SimpleString.of(QueueNames.DEAD_LETTERS);
        long most = session.queueQuery(queue).getMessageCount() * MOST_READ_PER_LETTER + MOST_READ_BESIDES;
        // A letter that is moved meanwhile may come by twice.
        Set<String> read = new HashSet<>();
        try (ClientConsumer browser =
                session.createConsumer(queue, SimpleString.of(selection.filter()), NO_BUFFER, UNLIMITED_RATE, true)) {
            session.start();
            for (ClientMessage message; most > 0 && (message = next(browser)) != null; most--) {
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

    /** A consumer whose connection is lost has nothing to hand over either. */
    static void requireOpen(ClientConsumer consumer) throws ActiveMQException {
        if (consumer.isClosed()) {
            throw new ActiveMQNotConnectedException("The connection to the broker was lost.");
        }
    }
}
