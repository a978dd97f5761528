package dev.parley.inbox.dispatch;

import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/** What somebody else put into a queue of the inbox. */
final class ForeignMessages {
    private static final int MOST_BYTES = 64 * 1024;

    private ForeignMessages() {}

    /** Returns what can be kept of it anywhere: the message itself, or the beginning of its body where it is big. */
    static ClientMessage writable(ClientSession session, ClientMessage message) {
        if (!message.isLargeMessage() && message.getEncodeSize() <= MOST_BYTES) {
            return message;
        }
        ClientMessage beginning = session.createMessage(message.getType(), true);
        beginning.setTimestamp(message.getTimestamp());
        ActiveMQBuffer body = message.getBodyBuffer();
        body.resetReaderIndex();
        byte[] bytes = new byte[Math.min(MOST_BYTES, body.readableBytes())];
        body.readBytes(bytes);
        beginning.getBodyBuffer().writeBytes(bytes);
        return beginning;
    }
}
