package dev.parley.inbox.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.inbox.broker.QueueNames;
import dev.parley.inbox.message.EventKey;
import dev.parley.inbox.message.MemoryCredits;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All keys are loaded again from a real broker. */
class DedupLogTest {
    private final FaultyBroker broker;

    DedupLogTest(@TempDir Path directory) throws Exception {
        broker = FaultyBroker.in(directory);
    }

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void areReadInTheOrderInWhichTheyWereWritten() throws Exception {
        write(keys(1, 2, 3), keys(4), keys(2));

        assertEquals(keys(1, 3, 4, 2), load());
    }

    @Test
    void areNothingWhenTheirCommitFails() throws Exception {
        write(keys(1));
        try (ClientSession session = broker.session()) {
            DedupLog pages = new DedupLog(session, session.createProducer(), new DedupWindow());
            session.start();
            pages.load();
            pages.add(keys(2));
            session.rollback();
        }

        assertEquals(keys(1), load());
    }

    @Test
    void areAllReadWhenTwoOfThemHaveTheSameNumber() throws Exception {
        write(keys(1));
        putPage(1L, 2);
        putPage(1L, 3);

        assertEquals(3, load().size());
    }

    @Test
    void leaveOutWhatOthersPutThere() throws Exception {
        write(keys(1));
        broker.put(QueueNames.SEEN, message -> message.getBodyBuffer().writeInt(Integer.MAX_VALUE));
        broker.put(QueueNames.SEEN, message -> message.getBodyBuffer().writeInt(-1));
        broker.put(QueueNames.SEEN, message -> message.getBodyBuffer().writeByte((byte) 0));

        assertEquals(keys(1), load());
    }

    @Test
    void becomeFewAgainAndForgetNothing() throws Exception {
        List<EventKey> all = LongStream.range(0, 2_500)
                .mapToObj(number -> new EventKey(0, number))
                .toList();
        try (ClientSession session = broker.session();
                ClientProducer producer = session.createProducer()) {
            DedupWindow dedupWindow = new DedupWindow();
            Transaction transaction = new Transaction(
                    session,
                    producer,
                    new ParkedQueues(session, producer),
                    dedupWindow,
                    new MemoryCredits(),
                    new UnwritableLetters());
            session.start();
            for (EventKey key : all) {
                transaction.remember(key);
                transaction.commit(written -> written.forEach(dedupWindow::add));
            }
        }

        assertTrue(broker.count(QueueNames.SEEN) < 600);
        assertEquals(all, load());
    }

    @SafeVarargs
    private void write(List<EventKey>... all) throws Exception {
        try (ClientSession session = broker.session()) {
            DedupLog pages = new DedupLog(session, session.createProducer(), new DedupWindow());
            session.start();
            pages.load();
            for (List<EventKey> page : all) {
                pages.add(page);
            }
            session.commit();
        }
    }

    private void putPage(long number, long key) throws Exception {
        broker.put(QueueNames.SEEN, message -> {
            message.putLongProperty("page", number);
            message.getBodyBuffer().writeInt(1);
            message.getBodyBuffer().writeLong(0);
            message.getBodyBuffer().writeLong(key);
        });
    }

    private List<EventKey> load() throws Exception {
        try (ClientSession session = broker.session()) {
            DedupWindow dedupWindow = new DedupWindow();
            DedupLog pages = new DedupLog(session, session.createProducer(), dedupWindow);
            session.start();
            pages.load();
            return dedupWindow.all();
        }
    }

    private static List<EventKey> keys(long... numbers) {
        return LongStream.of(numbers)
                .mapToObj(number -> new EventKey(0, number))
                .toList();
    }
}
