package dev.parley.inbox.deadletter;

import static dev.parley.inbox.deadletter.Letters.letter;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.protocol.FormParameters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A browser stops at the real end of the queue and not before. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DeadLetterBrowserTest {
    private final Path directory;
    private DeadLetterBroker broker;

    DeadLetterBrowserTest(@TempDir Path directory) throws Exception {
        this.directory = directory;
        broker = DeadLetterBroker.in(directory);
    }

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void readsOnWhereLeaveToSendMoreIsLate() throws Exception {
        // More than the megabyte that a client of Artemis buffers.
        broker.with(Letters.many(3_000));
        LateLeave late = new LateLeave();
        broker.intercept(late::outgoing, late::incoming);

        assertEquals(3_000, read(message -> true).size());
    }

    @Test
    void readsOnBehindLettersTooLargeForOneMessage() throws Exception {
        broker.with(IntStream.range(0, 60)
                .mapToObj(number -> number % 3 == 0 ? large(number) : letter("b" + number, "greet", number))
                .toList());

        for (int time = 0; time < 5; time++) {
            assertEquals(60, read(message -> true).size());
        }
    }

    @Test
    void readsEveryLetterInPagesHoweverOften() throws Exception {
        broker.close();
        broker = DeadLetterBroker.withSmallPages(directory).with(Letters.many(3_000));

        for (int time = 0; time < 5; time++) {
            assertEquals(3_000, read(message -> true).size());
        }
    }

    @Test
    void endsThoughLettersAreAddedAllTheTime() throws Exception {
        broker.with(Letters.many(10));
        int[] seen = {0};

        List<String> read = read(message -> {
            if (seen[0]++ % 100 == 0) {
                broker.with(another200(seen[0]));
            }
            return true;
        });

        assertEquals(Letters.many(10).stream().map(DeadLetter::letter).toList(), read.subList(0, 10));
    }

    private static List<DeadLetter> another200(int from) {
        return IntStream.range(0, 200)
                .mapToObj(number -> letter("a" + from + "-" + number, "greet", 1))
                .toList();
    }

    @Test
    void takesLossOfTheBrokerForNoEnd() throws Exception {
        broker.with(Letters.many(10));

        assertThrows(
                ActiveMQException.class,
                () -> read(message -> {
                    broker.close();
                    return true;
                }));
    }

    /** Where the connection may fail. */
    @FunctionalInterface
    private interface Reading {
        boolean goesOnAfter(ClientMessage message) throws Exception;
    }

    private List<String> read(Reading reading) throws Exception {
        List<String> letters = new ArrayList<>();
        Predicate<ClientMessage> goOn = message -> {
            letters.add(message.getStringProperty(DeadLetterMessage.LETTER));
            try {
                return reading.goesOnAfter(message);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
        try (ClientSession session = broker.session()) {
            new DeadLetterBrowser(session, DeadLetterSelection.ALL).read(goOn);
        }
        return letters;
    }

    private static DeadLetter large(int number) {
        DeadLetter small = letter("c" + number, "greet", number);
        return new DeadLetter(
                small.letter(),
                small.event(),
                small.type(),
                small.lane(),
                small.route(),
                small.reason(),
                small.attempts(),
                small.accepted(),
                small.gaveUp(),
                FormParameters.of(Map.of("Body", "x".repeat(300_000))));
    }

    /**
     * Simulates a busy machine on which the client's credits, sent on a thread of their own, reach the broker after the next
     * request.
     */
    private static final class LateLeave {
        private static final int LATE_ONES = 3;
        private static final int ANSWERS_MEANWHILE = 10;
        private static final long PATIENCE_MILLIS = 300;

        private final CountDownLatch answered = new CountDownLatch(ANSWERS_MEANWHILE);
        private final Thread reader = Thread.currentThread();
        private volatile boolean held;
        private volatile boolean askedMeanwhile;
        private int left = LATE_ONES;

        boolean outgoing(Packet packet, Object connection) {
            if (packet.getType() == PacketImpl.SESS_FORCE_CONSUMER_DELIVERY) {
                askedMeanwhile = held;
            } else if (packet.getType() == PacketImpl.SESS_FLOWTOKEN
                    && Thread.currentThread() != reader
                    && left-- > 0) {
                held = true;
                try {
                    answered.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return true;
        }

        boolean incoming(Packet packet, Object connection) {
            if (askedMeanwhile) {
                answered.countDown();
            }
            return true;
        }
    }
}
