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
 * The dead letters at a broker, to be looked at, replayed and dropped. Whatever happens in the middle, a letter is either
 * still here or what was to become of it has; two who take letters at the same time never take the same one.
 */
public final class DeadLetterStore {
    private final Sessions sessions;
    private final Supplier<String> runs;

    /** Where sessions at the broker come from. */
    @FunctionalInterface
    public interface Sessions {
        /** Opens a session that commits nothing by itself; whoever asked closes it. */
        ClientSession open() throws Exception;
    }

    /**
     * What there is of a selection.
     *
     * @param routes how many letters each route has
     * @param newest when the last of them was given up
     */
    record Overview(long count, Map<String, Long> routes, Instant newest) {}

    /**
     * What became of a selection.
     *
     * @param routes how many letters of each route were taken
     * @param missed how many were there at first and then were not, for somebody else had taken them
     */
    record Outcome(Map<String, Long> routes, long missed) {}

    public DeadLetterStore(Sessions sessions) {
        this(sessions, DeadLetterStore::randomRun);
    }

    /** @param runs makes what tells a replayed event from the one that was handled before */
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

    /** Returns how many messages lie in a queue. */
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

    /** Returns the ids of the letters, in the order in which they lie. */
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
     * Returns the first letters of the selection in that order, which is by when they were given up.
     *
     * @param mostBytes how much memory they may take
     */
    DeadLetterList list(DeadLetterSelection selection, DeadLetterOrder order, int limit, long mostBytes)
            throws Exception {
        DeadLetterList list = new DeadLetterList(order, limit, mostBytes);
        try (ClientSession session = sessions.open()) {
            new DeadLetterBrowser(session, selection).read(message -> {
                list.add(DeadLetter.readWithoutParameters(message));
                return true;
            });
        }
        return list;
    }

    /** Returns one letter of the selection, and all that is known of it. */
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

    /** Puts the letters' events back on the inbox, each for the route that gave up and no other. */
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

    /** Throws the letters away. */
    Outcome drop(DeadLetterSelection selection) throws Exception {
        return take(selection, (session, letter) -> Optional.empty());
    }

    private Outcome take(DeadLetterSelection selection, DeadLetterConsumer.Fate fate) throws Exception {
        Overview all = overview(selection);
        // What is given up again meanwhile is another letter, for another day.
        DeadLetterSelection these = selection.until(all.newest());
        try (ClientSession session = sessions.open()) {
            Map<String, Long> taken = new DeadLetterConsumer(session, these, all.count(), fate).run();
            return new Outcome(taken, all.count() - sum(taken));
        }
    }

    private static long sum(Map<String, Long> routes) {
        return routes.values().stream().mapToLong(Long::longValue).sum();
    }
}
