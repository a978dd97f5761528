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
 * What was seen, as it is on disk: pages of keys in a queue, one page for each commit; when there are too many of them all are
 * replaced by as few as can be. (A queue that forgets by itself would take a message for each key.) It belongs to the
 * session's thread, and what it writes counts with the session's next commit.
 */
final class DedupLog {
    private static final Logger LOG = LoggerFactory.getLogger(DedupLog.class);
    private static final int MOST_PAGES = 2_000;
    /** Together with {@link DedupWindow#MOST}, what is renewed whenever all is rewritten is never forgotten. */
    private static final int MOST_KEYS = DedupWindow.MOST + 50_000;
    /** Under the 100 KiB from which the broker keeps a message in a file of its own. */
    private static final int KEYS_PER_PAGE = 4_000;

    private static final String NUMBER = "page";
    private static final int PATIENCE_MILLIS = 200;
    /** So ten seconds without a page are too many. */
    private static final int MOST_SILENCES = 50;

    private final ClientSession session;
    private final ClientProducer producer;
    private final ClientConsumer consumer;
    private final DedupWindow seen;
    private final List<ClientMessage> pages = new ArrayList<>();
    private long next = 1;
    private int written;
    private int keys;

    DedupLog(ClientSession session, ClientProducer producer, DedupWindow seen) throws ActiveMQException {
        this.session = session;
        this.producer = producer;
        this.seen = seen;
        consumer = session.createConsumer(QueueNames.SEEN);
    }

    /**
     * Reads what an earlier run, or another node, has seen: all of it, for what it does not know would be heard again.
     *
     * @throws ActiveMQException if the broker holds pages that it does not hand out
     */
    void load() throws ActiveMQException {
        int silences = 0;
        for (long held = held(); pages.size() < held; held = held()) {
            int before = pages.size();
            collect(held);
            silences = pages.size() == before ? silences + 1 : 0;
            if (silences == MOST_SILENCES) {
                throw new ActiveMQException("the queue " + QueueNames.SEEN + " holds " + held + " messages, and only "
                        + pages.size() + " of them came");
            }
        }
        pages.sort(Comparator.comparing(DedupLog::number));
        for (ClientMessage page : pages) {
            List<EventKey> known = read(page);
            known.forEach(seen::add);
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
                    "Somebody put into the queue {} what is no page of keys: {} bytes. It is left out.",
                    QueueNames.SEEN,
                    page.getBodySize());
            return List.of();
        }
        List<EventKey> keys = new ArrayList<>(size);
        for (int index = 0; index < size; index++) {
            keys.add(new EventKey(body.readLong(), body.readLong()));
        }
        return keys;
    }

    /** Writes a page. */
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
        return written > MOST_PAGES || keys > MOST_KEYS;
    }

    /** Writes anew what is still remembered, in place of all pages that were committed. */
    void rewrite() throws ActiveMQException {
        collect(written);
        for (ClientMessage page : pages) {
            page.individualAcknowledge();
        }
        // What did not come yet is acknowledged the next time; until then it says again what is remembered anyway.
        written -= pages.size();
        pages.clear();
        keys = 0;
        List<EventKey> all = seen.all();
        for (int from = 0; from < all.size(); from += KEYS_PER_PAGE) {
            add(all.subList(from, Math.min(all.size(), from + KEYS_PER_PAGE)));
        }
    }

    private void collect(long expected) throws ActiveMQException {
        while (pages.size() < expected) {
            ClientMessage page = consumer.receive(PATIENCE_MILLIS);
            if (page == null) {
                return;
            }
            pages.add(page);
        }
    }
}
