package dev.parley.inbox.deadletter;

import static dev.parley.inbox.deadletter.Letters.NOON;
import static dev.parley.inbox.deadletter.Letters.letter;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.inbox.broker.QueueNames;
import dev.parley.inbox.deadletter.DeadLetterStore.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DeadLetterStoreTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DeadLetter FIRST = letter("a100000000000000", "greet", 1);
    private static final DeadLetter SECOND = letter("a200000000000000", "reply", 2);
    private static final DeadLetter THIRD = letter("b300000000000000", "greet", 3);

    private final DeadLetterBroker broker;

    DeadLetterStoreTest(@TempDir Path directory) throws Exception {
        broker = DeadLetterBroker.in(directory);
    }

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void listsLettersAsTheyWereWrittenNewestFirst() throws Exception {
        broker.with(FIRST, THIRD, SECOND);

        assertEquals(List.of(THIRD, SECOND, FIRST), list(DeadLetterSelection.ALL, DeadLetterOrder.NEWEST, 10));
    }

    @Test
    void listsOldestFirstAndNoMoreThanAsked() throws Exception {
        broker.with(THIRD, SECOND, FIRST);

        assertEquals(List.of(FIRST, SECOND), list(DeadLetterSelection.ALL, DeadLetterOrder.OLDEST, 2));
    }

    @Test
    void listsWhatFitsTheWholeSelection() throws Exception {
        broker.with(FIRST, SECOND, THIRD);

        assertEquals(List.of(FIRST, SECOND), list(DeadLetterSelection.ofLetters(List.of("a"))));
        assertEquals(List.of(FIRST, THIRD), list(new DeadLetterSelection(List.of(), "greet", null, null)));
        assertEquals(List.of(), list(new DeadLetterSelection(List.of(), null, "onUserUpdated", null)));
        assertEquals(
                List.of(FIRST, SECOND),
                list(new DeadLetterSelection(List.of(), null, "onMessageAdded", NOON.plus(Duration.ofMinutes(2)))));
        assertEquals(List.of(FIRST), list(new DeadLetterSelection(List.of("a", "b"), "greet", null, FIRST.gaveUp())));
    }

    @Test
    void takesQuotesAndWildcardsForWhatTheyAre() throws Exception {
        DeadLetter odd = letter("c100000000000000", "o'brien's", 1);
        broker.with(FIRST, odd);

        assertEquals(List.of(odd), list(new DeadLetterSelection(List.of(), "o'brien's", null, null)));
        assertEquals(List.of(), list(DeadLetterSelection.ofLetters(List.of("%", "_", "!", "' OR 1=1 OR '"))));
    }

    @Test
    void leavesAloneWhatIsNoLetter() throws Exception {
        try (ClientSession session = broker.session()) {
            session.createProducer(QueueNames.DEAD_LETTERS).send(session.createMessage(true));
            session.commit();
        }
        broker.with(FIRST);

        assertEquals(List.of(FIRST), list(DeadLetterSelection.ALL));
        assertEquals(new Outcome(Map.of("greet", 1L), 0), broker.store().drop(DeadLetterSelection.ALL));
        assertEquals(1, broker.store().count());
    }

    @Test
    void replaysEventForTheRouteThatGaveUpAsItWasAccepted() throws Exception {
        broker.with(FIRST, SECOND);

        Outcome outcome = new DeadLetterStore(broker::session, () -> "0123456789abcdef")
                .replay(DeadLetterSelection.ofLetters(List.of(FIRST.letter())));

        assertEquals(new Outcome(Map.of("greet", 1L), 0), outcome);
        assertEquals(
                List.of("event-of-a100000000000000 onMessageAdded CH1 greet 1732273200000 hello a100000000000000"),
                broker.inbox());
        assertEquals(List.of("0123456789abcdef"), broker.runs());
        assertEquals(List.of(SECOND.letter()), broker.letters());
    }

    @Test
    void makesEveryReplayAnotherEvent() throws Exception {
        broker.with(FIRST, SECOND, THIRD);

        broker.store().replay(DeadLetterSelection.ALL);

        assertEquals(3, new HashSet<>(broker.runs()).size());
        assertTrue(broker.runs().stream().allMatch(run -> run.matches("[0-9a-f]{16}")), () -> "runs");
    }

    @Test
    void dropsWhatFitsAndNothingElse() throws Exception {
        broker.with(FIRST, SECOND, THIRD);

        assertEquals(
                new Outcome(Map.of("greet", 2L), 0),
                broker.store().drop(new DeadLetterSelection(List.of(), "greet", null, null)));

        assertEquals(List.of(SECOND.letter()), broker.letters());
        assertEquals(List.of(), broker.inbox());
    }

    @Test
    void leavesLettersThatCameAfterItBegan() throws Exception {
        broker.with(FIRST);
        DeadLetterStore failsAgain = new DeadLetterStore(broker::session, () -> {
            try {
                broker.with(letter("f000000000000000", "greet", 60));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return "0123456789abcdef";
        });

        assertEquals(new Outcome(Map.of("greet", 1L), 0), failsAgain.replay(DeadLetterSelection.ALL));

        assertEquals(List.of("f000000000000000"), broker.letters());
    }

    @Test
    void countsLettersThatAnotherClientTook() throws Exception {
        broker.with(FIRST, SECOND);
        ClientSession[] other = {null};
        DeadLetterStore store = new DeadLetterStore(() -> {
            ClientSession session = broker.session();
            if (other[0] == null) {
                other[0] = broker.session();
            } else if (!other[0].isClosed() && broker.letters().size() == 2) {
                ClientConsumer consumer = other[0].createConsumer(QueueNames.DEAD_LETTERS, "route = 'greet'");
                other[0].start();
                consumer.receive(10_000);
            }
            return session;
        });

        assertEquals(new Outcome(Map.of("reply", 1L), 1), store.replay(DeadLetterSelection.ALL));

        other[0].close();
        assertEquals(List.of(FIRST.letter()), broker.letters());
    }

    private List<DeadLetter> list(DeadLetterSelection selection) throws Exception {
        return list(selection, DeadLetterOrder.OLDEST, 10);
    }

    /** Returns the ids in a list, after checking that it shows the summary of each letter. */
    private List<DeadLetter> list(DeadLetterSelection selection, DeadLetterOrder order, int limit) throws Exception {
        List<DeadLetter> listed = new ArrayList<>();
        for (String json :
                broker.store().list(selection, order, limit, 1_000_000).letters()) {
            String letter = JSON.readTree(json).get("letter").textValue();
            DeadLetter whole = broker.store()
                    .any(DeadLetterSelection.ofLetters(List.of(letter)))
                    .orElseThrow();
            assertEquals(JSON.writeValueAsString(whole.summary()), json);
            listed.add(whole);
        }
        return listed;
    }
}
