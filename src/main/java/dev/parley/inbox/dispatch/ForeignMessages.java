package dev.parley.inbox.dispatch;

import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/** Messages in the inbox's queues that Parley did not write. */
final class ForeignMessages {
    private static final int MAX_BYTES = 64 * 1024;

    private ForeignMessages() {}

    /** Returns a message that any queue accepts: the message itself, or the first 64 kB of a larger one. */
    static ClientMessage writable(ClientSession session, ClientMessage message) {
        if (!message.isLargeMessage() && message.getEncodeSize() <= MAX_BYTES) {
            return message;
        }
        ClientMessage beginning = session.createMessage(message.getType(), true);
        beginning.setTimestamp(message.getTimestamp());
        ActiveMQBuffer body = message.getBodyBuffer();
        body.resetReaderIndex();
        byte[] bytes = new byte[Math.min(MAX_BYTES, body.readableBytes())];
        body.readBytes(bytes);
        beginning.getBodyBuffer().writeBytes(bytes);
        return beginning;
    }
}
