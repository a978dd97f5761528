package dev.parley.inbox;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.inbox.broker.QueueNames;
import dev.parley.inbox.deadletter.DeadLetter;
import dev.parley.inbox.dispatch.FaultyBroker;
import dev.parley.inbox.dispatch.FaultyBroker.CommitOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Commits fail at a real broker, and their events are neither lost nor handled twice. */
@Timeout(value = 3, unit = MINUTES)
class FailingCommitsTest {
    private static final int EVENTS = 300;
    private static final int LANES = 20;

    /** The first route gives up on everything, the second one is slow, so that there are many commits. */
    private static final String LISTENING =
            Node.listening("a", "breaks").replace("from:", "errorHandler: {noErrorHandler: {}}\n    from:")
                    + Node.listening("b", "note")
                            .replace("steps:", "steps:\n        - delay: {expression: {simple: '${random(1,5)}'}}");

    private static final Processor BREAKS = exchange -> {
        throw new IllegalStateException("no such conversation");
    };

    private final FaultyBroker broker;

    FailingCommitsTest(@TempDir Path directory) throws Exception {
        broker = FaultyBroker.in(directory);
    }

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = CommitOutcome.class,
            names = {"LOST_BEFORE_IT", "LOST_AFTER_IT"})
    void leaveOneLetterOfEachEventWhoseCommitIsLost(CommitOutcome outcome) throws Exception {
        try (Node node = new Node(broker.settings()).with("breaks", BREAKS).accepting(LISTENING)) {
            say(node);
            node.message("CH0", name(0));
            broker.decide(number -> number <= 3 ? outcome : CommitOutcome.COMES_BACK);
            node.dispatching();

            awaitAllHandled();
            assertEquals(
                    all(),
                    broker.letters().stream()
                            .map(FailingCommitsTest::body)
                            .sorted()
                            .toList());
            assertInOrder(node.handled);
            assertTrue(broker.faults() > 0);
        }
    }

    @Test
    void dropRepeatOfEventWhoseCommitWasNotConfirmed() throws Exception {
        try (Node node = new Node(broker.settings()).accepting(Node.listening("b", "note"))) {
            node.message("CH1", "hello");
            broker.decide(number -> number == 1 ? CommitOutcome.LOST_AFTER_IT : CommitOutcome.COMES_BACK);
            node.dispatching();
            await().atMost(1, MINUTES).until(() -> broker.faults() == 1);

            node.message("CH1", "hello");
            node.message("CH1", "last");

            awaitAllHandled();
            assertEquals(List.of("b hello", "b last"), node.handled);
        }
    }

    private static void say(Node node) throws Exception {
        for (int number = 0; number < EVENTS; number++) {
            assertEquals(200, node.message("CH" + number % LANES, name(number)));
        }
    }

    private static String name(int number) {
        return "n%03d".formatted(number);
    }

    private static List<String> all() {
        return IntStream.range(0, EVENTS).mapToObj(FailingCommitsTest::name).toList();
    }

    private static String body(DeadLetter letter) {
        return String.valueOf(letter.parameters().first("Body"));
    }

    private void awaitAllHandled() {
        await().atMost(2, MINUTES).until(() -> broker.count(QueueNames.INBOX) == 0);
    }

    /** Events that ran when the broker was lost are handled again, before any later event. */
    private static void assertInOrder(List<String> handled) {
        for (int lane = 0; lane < LANES; lane++) {
            int its = lane;
            List<String> expected = IntStream.range(0, EVENTS)
                    .filter(number -> number % LANES == its)
                    .mapToObj(number -> "b " + name(number))
                    .toList();
            List<String> once = new ArrayList<>(new LinkedHashSet<>(handled));
            once.retainAll(expected);
            assertEquals(expected, once);
        }
    }
}
