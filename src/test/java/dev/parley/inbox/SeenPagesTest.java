package dev.parley.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was seen comes back whole from a real broker. */
class SeenPagesTest {
    private final FaultyBroker broker;

    SeenPagesTest(@TempDir Path directory) throws Exception {
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
            SeenPages pages = new SeenPages(session, session.createProducer(), new Seen());
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
        broker.put(Queues.SEEN, message -> message.getBodyBuffer().writeInt(Integer.MAX_VALUE));
        broker.put(Queues.SEEN, message -> message.getBodyBuffer().writeInt(-1));
        broker.put(Queues.SEEN, message -> message.getBodyBuffer().writeByte((byte) 0));

        assertEquals(keys(1), load());
    }

    @Test
    void becomeFewAgainAndForgetNothing() throws Exception {
        List<Key> all = LongStream.range(0, 2_500)
                .mapToObj(number -> new Key(0, number))
                .toList();
        try (ClientSession session = broker.session();
                ClientProducer producer = session.createProducer()) {
            Seen seen = new Seen();
            Transaction transaction = new Transaction(
                    session, producer, new ParkedQueues(session, producer), seen, new Hands(), new Suspects());
            session.start();
            for (Key key : all) {
                transaction.remember(key);
                transaction.commit(written -> written.forEach(seen::add));
            }
        }

        assertTrue(broker.count(Queues.SEEN) < 600);
        assertEquals(all, load());
    }

    @SafeVarargs
    private void write(List<Key>... all) throws Exception {
        try (ClientSession session = broker.session()) {
            SeenPages pages = new SeenPages(session, session.createProducer(), new Seen());
            session.start();
            pages.load();
            for (List<Key> page : all) {
                pages.add(page);
            }
            session.commit();
        }
    }

    private void putPage(long number, long key) throws Exception {
        broker.put(Queues.SEEN, message -> {
            message.putLongProperty("page", number);
            message.getBodyBuffer().writeInt(1);
            message.getBodyBuffer().writeLong(0);
            message.getBodyBuffer().writeLong(key);
        });
    }

    private List<Key> load() throws Exception {
        try (ClientSession session = broker.session()) {
            Seen seen = new Seen();
            SeenPages pages = new SeenPages(session, session.createProducer(), seen);
            session.start();
            pages.load();
            return seen.all();
        }
    }

    private static List<Key> keys(long... numbers) {
        return LongStream.of(numbers).mapToObj(number -> new Key(0, number)).toList();
    }
}
