package dev.parley.inbox.dispatch;

import dev.parley.inbox.broker.QueueNames;
import dev.parley.inbox.message.EventKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link DedupWindow} on disk: pages of keys in a queue, one page per commit; when there are too many pages they are
 * compacted. (A last-value or ring queue would need a message per key.) Used by the session's thread only; what it writes
 * takes effect with the session's next commit.
 */
final class DedupLog {
    private static final Logger LOG = LoggerFactory.getLogger(DedupLog.class);
    private static final int MAX_PAGES = 2_000;
    /** Together with {@link DedupWindow#MAX}, keys that are renewed at every rewrite stay in the window. */
    private static final int MAX_KEYS = DedupWindow.MAX + 50_000;
    /** Under the 100 KiB from which the broker keeps a message in a file of its own. */
    private static final int KEYS_PER_PAGE = 4_000;

    private static final String NUMBER = "page";
    private static final int RECEIVE_TIMEOUT_MILLIS = 200;
    /** Ten seconds without a page. */
    private static final int MAX_EMPTY_RECEIVES = 50;

    private final ClientSession session;
    private final ClientProducer producer;
    private final ClientConsumer consumer;
    private final DedupWindow dedupWindow;
    private final List<ClientMessage> pages = new ArrayList<>();
    private long next = 1;
    private int written;
    private int keys;

    DedupLog(ClientSession session, ClientProducer producer, DedupWindow dedupWindow) throws ActiveMQException {
        this.session = session;
        this.producer = producer;
        this.dedupWindow = dedupWindow;
        consumer = session.createConsumer(QueueNames.SEEN);
    }

    /**
     * Loads the keys that an earlier run or another node has written. A missing page would have its events handled again.
     *
     * @throws ActiveMQException if the broker does not deliver all pages that the queue holds
     */
    void load() throws ActiveMQException {
        int emptyReceives = 0;
        for (long held = held(); pages.size() < held; held = held()) {
            int before = pages.size();
            collect(held);
            emptyReceives = pages.size() == before ? emptyReceives + 1 : 0;
            if (emptyReceives == MAX_EMPTY_RECEIVES) {
                throw new ActiveMQException("the queue " + QueueNames.SEEN + " holds " + held + " messages, but only "
                        + pages.size() + " of them were received");
            }
        }
        pages.sort(Comparator.comparing(DedupLog::number));
        for (ClientMessage page : pages) {
            List<EventKey> known = read(page);
            known.forEach(dedupWindow::add);
            keys += known.size();
            next = number(page) + 1;
        }
        written = pages.size();
    }

    private long held() throws ActiveMQException {
        return session.queueQuery(SimpleString.of(QueueNames.SEEN)).getMessageCount();
    }

    private static long number(ClientMessage page) {
        return page.getObjectProperty(NUMBER) instanceof Long number ? number : 0;
    }

    private static List<EventKey> read(ClientMessage page) {
        ActiveMQBuffer body = page.getBodyBuffer();
        body.resetReaderIndex();
        int size = body.readableBytes() < Integer.BYTES ? -1 : body.readInt();
        if (size < 0 || size > body.readableBytes() / EventKey.BYTES) {
            LOG.error(
                    "A message of {} bytes in the queue {} is not a page of keys. It is ignored.",
                    page.getBodySize(),
                    QueueNames.SEEN);
            return List.of();
        }
        List<EventKey> keys = new ArrayList<>(size);
        for (int index = 0; index < size; index++) {
            keys.add(new EventKey(body.readLong(), body.readLong()));
        }
        return keys;
    }

    /** Sends a page. */
    void add(List<EventKey> page) throws ActiveMQException {
        if (page.isEmpty()) {
            return;
        }
        ClientMessage message = session.createMessage(Message.BYTES_TYPE, true);
        message.putLongProperty(NUMBER, next++);
        message.getBodyBuffer().writeInt(page.size());
        for (EventKey key : page) {
            message.getBodyBuffer().writeLong(key.high());
            message.getBodyBuffer().writeLong(key.low());
        }
        producer.send(SimpleString.of(QueueNames.SEEN), message);
        written++;
        keys += page.size();
    }

    boolean areTooMany() {
        return written > MAX_PAGES || keys > MAX_KEYS;
    }

    /** Replaces all committed pages by the keys that the window still holds. */
    void rewrite() throws ActiveMQException {
        collect(written);
        for (ClientMessage page : pages) {
            page.individualAcknowledge();
        }
        // Pages not yet received are acknowledged at the next rewrite; until then they repeat keys that are known
        // anyway.
        written -= pages.size();
        pages.clear();
        keys = 0;
        List<EventKey> all = dedupWindow.all();
        for (int from = 0; from < all.size(); from += KEYS_PER_PAGE) {
            add(all.subList(from, Math.min(all.size(), from + KEYS_PER_PAGE)));
        }
    }

    private void collect(long expected) throws ActiveMQException {
        while (pages.size() < expected) {
            ClientMessage page = consumer.receive(RECEIVE_TIMEOUT_MILLIS);
            if (page == null) {
                return;
            }
            pages.add(page);
        }
    }
}
