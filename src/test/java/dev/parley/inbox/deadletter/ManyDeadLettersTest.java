package dev.parley.inbox.deadletter;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.inbox.deadletter.DeadLetterStore.Outcome;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of dead letters: more than fit into one transaction or into the broker's memory. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ManyDeadLettersTest {
    private final Path directory;
    private DeadLetterBroker broker;

    ManyDeadLettersTest(@TempDir Path directory) throws Exception {
        this.directory = directory;
        broker = DeadLetterBroker.in(directory);
    }

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void keepsEveryLetterHereOrThereWhereReplayEndsInTheMiddle() throws Exception {
        broker.with(Letters.many(1_000));
        int[] replayed = {0};
        DeadLetterStore dies = new DeadLetterStore(broker::session, () -> {
            if (replayed[0]++ == 700) {
                throw new IllegalStateException("killed");
            }
            return "0123456789abcdef";
        });

        assertThrows(IllegalStateException.class, () -> dies.replay(DeadLetterSelection.ALL));

        assertEquals(600, broker.inbox().size());
        assertEquals(400, broker.letters().size());
        List<String> both = Stream.concat(
                        broker.inbox().stream().map(line -> line.substring("event-of-".length(), 25)),
                        broker.letters().stream())
                .sorted()
                .toList();
        assertEquals(Letters.many(1_000).stream().map(DeadLetter::letter).toList(), both);
    }

    @Test
    void givesTwoWhoReplayAtTheSameTimeNoLetterTwice() throws Exception {
        broker.with(Letters.many(2_000));

        CompletableFuture<Outcome> one = CompletableFuture.supplyAsync(this::replayAll);
        CompletableFuture<Outcome> other = CompletableFuture.supplyAsync(this::replayAll);
        CompletableFuture.allOf(one, other).join();

        assertEquals(2_000, broker.inbox().size());
        assertEquals(2_000, new HashSet<>(broker.inbox()).size());
        assertEquals(List.of(), broker.letters());
        assertEquals(2_000, sum(one.join()) + sum(other.join()));
    }

    @Test
    void handlesThousandsOfLettersThatLieInPages() throws Exception {
        withSmallPages().with(Letters.many(4_000));

        // The broker updates its counter shortly after a commit.
        await().until(() -> broker.store().count() == 4_000);
        assertEquals(
                List.of("0000000000000f9f", "0000000000000f9e", "0000000000000f9d"), listed(DeadLetterOrder.NEWEST, 3));
        assertEquals(
                new Outcome(Map.of("often", 3_960L, "rare", 40L), 0),
                broker.store().replay(DeadLetterSelection.ALL));
        assertEquals(4_000, new HashSet<>(broker.inbox()).size());
        assertEquals(0, broker.store().count());
    }

    @Test
    void findsLettersThatLieBehindManyPagesOfOthers() throws Exception {
        withSmallPages().with(Letters.many(3_000));
        String last = Letters.many(3_000).get(2_999).letter();

        assertEquals(
                new Outcome(Map.of("rare", 1L), 0), broker.store().drop(DeadLetterSelection.ofLetters(List.of(last))));
        assertEquals(
                new Outcome(Map.of("rare", 29L), 0),
                broker.store().replay(new DeadLetterSelection(List.of(), "rare", null, null)));

        assertEquals(
                Letters.many(3_000).stream()
                        .filter(letter -> letter.route().equals("often"))
                        .map(DeadLetter::letter)
                        .toList(),
                listed(DeadLetterOrder.OLDEST, 3_000));
        assertEquals(29, new HashSet<>(broker.inbox()).size());
    }

    @Test
    void takesHundredsThatAreNamedOneByOneFromBehindManyPages() throws Exception {
        withSmallPages().with(Letters.many(3_000));
        List<String> named = Letters.many(3_000).subList(2_700, 2_900).stream()
                .map(DeadLetter::letter)
                .toList();

        Outcome outcome = broker.store().replay(DeadLetterSelection.ofLetters(named));

        assertEquals(new Outcome(Map.of("often", 198L, "rare", 2L), 0), outcome);
        assertEquals(2_800, broker.store().count());
        assertEquals(200, new HashSet<>(broker.inbox()).size());
    }

    @Test
    void replaysAllOfThemWhileRoutesGoOnGivingUp() throws Exception {
        withSmallPages().with(Letters.many(3_000));
        int[] given = {0};
        DeadLetterStore busy = new DeadLetterStore(broker::session, () -> {
            try {
                if (given[0]++ % 30 == 0) {
                    broker.with(Letters.letter("f" + given[0], "often", 60));
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return "0123456789abcdef";
        });

        Outcome outcome = busy.replay(DeadLetterSelection.ALL);

        assertEquals(new Outcome(Map.of("often", 2_970L, "rare", 30L), 0), outcome);
        assertEquals(3_000, new HashSet<>(broker.inbox()).size());
        assertEquals(100, broker.store().overview(DeadLetterSelection.ALL).count());
    }

    private List<String> listed(DeadLetterOrder order, int limit) throws Exception {
        return broker.store().list(DeadLetterSelection.ALL, order, limit, 10_000_000).letters().stream()
                .map(json -> json.substring("{'letter':'".length(), "{'letter':'0123456789abcdef".length()))
                .toList();
    }

    private DeadLetterBroker withSmallPages() throws Exception {
        broker.close();
        broker = DeadLetterBroker.withSmallPages(directory);
        return broker;
    }

    private Outcome replayAll() {
        try {
            return broker.store().replay(DeadLetterSelection.ALL);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static long sum(Outcome outcome) {
        return outcome.routes().values().stream().mapToLong(Long::longValue).sum();
    }
}
