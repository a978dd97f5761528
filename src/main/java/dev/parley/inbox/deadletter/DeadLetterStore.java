package dev.parley.inbox.deadletter;

import dev.parley.inbox.broker.QueueNames;
import dev.parley.inbox.message.EventBatch;
import dev.parley.inbox.message.StoredEvent;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/**
 * The dead letters of a broker, to be listed, replayed and dropped. A letter is removed in the transaction that replaces it,
 * so none is lost in between; two clients at the same time never take the same letter.
 */
public final class DeadLetterStore {
    private final Sessions sessions;
    private final Supplier<String> runs;

    /** Opens sessions at the broker. */
    @FunctionalInterface
    public interface Sessions {
        /** Opens a transacted session, which the caller closes. */
        ClientSession open() throws Exception;
    }

    /**
     * The letters of a selection.
     *
     * @param routes how many letters each route has
     * @param newest when the newest of them was given up
     */
    record Overview(long count, Map<String, Long> routes, Instant newest) {}

    /**
     * The result of a replay or drop.
     *
     * @param routes how many letters of each route were taken
     * @param missed how many were there at first and were then taken by another client
     */
    record Outcome(Map<String, Long> routes, long missed) {}

    public DeadLetterStore(Sessions sessions) {
        this(sessions, DeadLetterStore::randomRun);
    }

    /** @param runs supplies the {@linkplain StoredEvent#run run} of a replayed event */
    public DeadLetterStore(Sessions sessions, Supplier<String> runs) {
        this.sessions = sessions;
        this.runs = runs;
    }

    private static String randomRun() {
        byte[] run = new byte[8];
        new SecureRandom().nextBytes(run);
        return HexFormat.of().formatHex(run);
    }

    /** Returns how many letters there are, without reading them. */
    long count() throws Exception {
        return waiting(QueueNames.DEAD_LETTERS);
    }

    /** Returns how many messages are in a queue. */
    long waiting(String queue) throws Exception {
        try (ClientSession session = sessions.open()) {
            return session.queueQuery(SimpleString.of(queue)).getMessageCount();
        }
    }

    Overview overview(DeadLetterSelection selection) throws Exception {
        Map<String, Long> routes = new TreeMap<>();
        Instant[] newest = {Instant.EPOCH};
        try (ClientSession session = sessions.open()) {
            new DeadLetterBrowser(session, selection).read(message -> {
                routes.merge(DeadLetter.text(message, DeadLetterMessage.ROUTE), 1L, Long::sum);
                Instant gaveUp = Instant.ofEpochMilli(DeadLetter.gaveUpAt(message));
                newest[0] = gaveUp.isAfter(newest[0]) ? gaveUp : newest[0];
                return true;
            });
        }
        return new Overview(sum(routes), routes, newest[0]);
    }

    /** Returns the ids of the letters, in queue order. */
    Set<String> ids(DeadLetterSelection selection) throws Exception {
        Set<String> ids = new LinkedHashSet<>();
        try (ClientSession session = sessions.open()) {
            new DeadLetterBrowser(session, selection)
                    .read(message -> ids.add(DeadLetter.text(message, DeadLetterMessage.LETTER)));
        }
        return ids;
    }

    static boolean isAny(ClientSession session, DeadLetterSelection selection) throws ActiveMQException {
        boolean[] found = {false};
        new DeadLetterBrowser(session, selection).read(message -> {
            found[0] = true;
            return false;
        });
        return found[0];
    }

    /**
     * Returns the first letters of the selection in that order.
     *
     * @param maxBytes how much memory they may take
     */
    DeadLetterList list(DeadLetterSelection selection, DeadLetterOrder order, int limit, long maxBytes)
            throws Exception {
        DeadLetterList list = new DeadLetterList(order, limit, maxBytes);
        try (ClientSession session = sessions.open()) {
            new DeadLetterBrowser(session, selection).read(message -> {
                list.add(DeadLetter.readWithoutParameters(message));
                return true;
            });
        }
        return list;
    }

    /** Returns the first letter of the selection, with its parameters. */
    Optional<DeadLetter> any(DeadLetterSelection selection) throws Exception {
        List<DeadLetter> found = new ArrayList<>();
        try (ClientSession session = sessions.open()) {
            new DeadLetterBrowser(session, selection).read(message -> {
                found.add(DeadLetter.read(message));
                return false;
            });
        }
        return found.stream().findFirst();
    }

    /** Puts the letters' events back into the inbox, each for the route that gave up only. */
    Outcome replay(DeadLetterSelection selection) throws Exception {
        return take(selection, (session, letter) -> Optional.of(event(session, letter)));
    }

    private ClientMessage event(ClientSession session, ClientMessage letter) {
        DeadLetter read = DeadLetter.read(letter);
        StoredEvent event = new StoredEvent(
                read.event(),
                read.type(),
                read.lane(),
                letter.getTimestamp(),
                read.parameters().encode(),
                read.route(),
                runs.get());
        return EventBatch.write(session, List.of(event));
    }

    /** Deletes the letters. */
    Outcome drop(DeadLetterSelection selection) throws Exception {
        return take(selection, (session, letter) -> Optional.empty());
    }

    private Outcome take(DeadLetterSelection selection, DeadLetterConsumer.Replacement replacement) throws Exception {
        Overview all = overview(selection);
        // An event that is given up again meanwhile is a new letter, which is not selected.
        DeadLetterSelection these = selection.until(all.newest());
        try (ClientSession session = sessions.open()) {
            Map<String, Long> taken = new DeadLetterConsumer(session, these, all.count(), replacement).run();
            return new Outcome(taken, all.count() - sum(taken));
        }
    }

    private static long sum(Map<String, Long> routes) {
        return routes.values().stream().mapToLong(Long::longValue).sum();
    }
}
