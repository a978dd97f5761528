package dev.parley.inbox.deadletter;

import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/** Browses a queue of few messages; {@link DeadLetterBrowser} explains why one by one and twice. */
public final class Browsing {
    private Browsing() {}

    public static List<ClientMessage> of(ClientSession session, String queue) throws Exception {
        List<ClientMessage> messages = new ArrayList<>();
        try (ClientConsumer browser = session.createConsumer(SimpleString.of(queue), null, 0, -1, true)) {
            session.start();
            for (int empty = 0; empty < 2; ) {
                ClientMessage message = browser.receiveImmediate();
                if (message == null) {
                    empty++;
                } else {
                    messages.add(message);
                }
            }
        }
        return messages;
    }
}
