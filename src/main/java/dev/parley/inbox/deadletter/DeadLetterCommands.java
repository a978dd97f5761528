package dev.parley.inbox.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.inbox.broker.BrokerConnection;
import dev.parley.inbox.broker.InboxSettings;
import dev.parley.inbox.broker.QueueNames;
import dev.parley.inbox.deadletter.DeadLetterStore.Outcome;
import dev.parley.protocol.FormParameters;
import dev.parley.protocol.NearestName;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQNonExistentQueueException;
import org.jspecify.annotations.Nullable;

/**
 * Lists, shows, replays and drops dead letters. Answers in JSON, the same whether the command goes to a running Parley or to
 * the broker. A letter is named by its id or by a unique beginning of it.
 */
public final class DeadLetterCommands implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_LISTED = 100_000;
    /** Enough for a hundred thousand letters with short reasons; at most a quarter of the heap. */
    private static final long MAX_BYTES_LISTED =
            Math.min(48L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 4);

    private static final int MAX_NAMED = 5;
    private static final String LIST = " See parley dead-letters list.";
    private static final String NO_MATCH = "No dead letter matches." + LIST;

    private final DeadLetterStore store;
    private final AutoCloseable connection;
    private final long maxListBytes;

    public DeadLetterCommands(DeadLetterStore store) {
        this(store, () -> {}, MAX_BYTES_LISTED);
    }

    /**
     * @param connection closed with this object
     * @param maxListBytes how much memory the letters of one list may take
     */
    public DeadLetterCommands(DeadLetterStore store, AutoCloseable connection, long maxListBytes) {
        this.store = store;
        this.connection = connection;
        this.maxListBytes = maxListBytes;
    }

    /**
     * Connects to an external broker, whether a Parley is running or not.
     *
     *
     * @throws IllegalStateException with a message for the user, if the broker cannot be reached
     */
    public static DeadLetterCommands at(InboxSettings settings) {
        try {
            BrokerConnection connection = BrokerConnection.forDispatching(settings, null);
            connection.session(true).close();
            return new DeadLetterCommands(
                    new DeadLetterStore(() -> connection.session(true)), connection, MAX_BYTES_LISTED);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "Cannot reach the broker at " + settings.brokerUrl() + " (" + e.getMessage()
                            + "). Start it, or correct inbox.broker-url.",
                    e);
        }
    }

    /** Returns how many dead letters there are. */
    public long count() throws Exception {
        return store.count();
    }

    /** Returns how many messages are in the inbox. */
    public long waiting() throws Exception {
        return store.waiting(QueueNames.INBOX);
    }

    /**
     * Answers a command.
     *
     * <ul>
     *   <li>{@code list} ({@code order}, {@code limit}): {@code count}, {@code letters}, and a {@code note} where there are
     *       none or not all fit into an answer
     *   <li>{@code show}: one letter, {@code parameters} included
     *   <li>{@code replay}, {@code drop}: {@code routes}, how many of each were taken; {@code missed}; a {@code note} for none
     * </ul>
     *
     * @param asked the {@linkplain DeadLetterSelection#fields selection}, and the command's own parameters
     * @return a JSON object in UTF-8; a list, which may be long, is generated while it is read
     * @throws IllegalArgumentException with a message for the user, if nothing matches
     * @throws IllegalStateException with a message for the user, if the broker fails
     */
    public InputStream answer(String command, FormParameters asked) throws Exception {
        DeadLetterSelection selection = DeadLetterSelection.of(asked);
        try {
            return switch (command) {
                case "list" -> list(selection, asked);
                case "show" -> json(show(selection));
                case "replay" -> json(result(selection, store.replay(present(selection))));
                case "drop" -> json(result(selection, store.drop(present(selection))));
                default -> throw new IllegalArgumentException("Unknown command for dead letters: \"" + command + "\".");
            };
        } catch (ActiveMQNonExistentQueueException e) {
            throw new IllegalStateException(
                    "The broker has no queue " + QueueNames.DEAD_LETTERS + ". Has Parley run with it before?", e);
        } catch (ActiveMQException e) {
            throw new IllegalStateException("The broker does not answer (" + e.getMessage() + ").", e);
        }
    }

    private static InputStream json(Map<String, Object> answer) throws JsonProcessingException {
        return new ByteArrayInputStream(JSON.writeValueAsBytes(answer));
    }

    private InputStream list(DeadLetterSelection selection, FormParameters asked) throws Exception {
        DeadLetterList list =
                store.list(selection, order(asked.first("order")), limit(asked.first("limit")), maxListBytes);
        String note = list.count() == 0 ? none(selection) : list.isCut() ? cut(list) : null;
        return new SequenceInputStream(Collections.enumeration(List.of(
                text("{\"count\":" + list.count() + ",\"letters\":"),
                list.array(),
                text(note == null ? "}" : ",\"note\":" + JSON.writeValueAsString(note) + "}"))));
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private String cut(DeadLetterList list) {
        return "Only " + list.size() + " of " + list.count() + " letters fit into one list of "
                + maxListBytes / 1024 / 1024
                + " MB: list fewer with --route, --type or --older-than, or from the other"
                + " end with --oldest.";
    }

    private static DeadLetterOrder order(@Nullable String order) {
        return "oldest".equals(order) ? DeadLetterOrder.OLDEST : DeadLetterOrder.NEWEST;
    }

    private static int limit(@Nullable String limit) {
        if (limit == null) {
            return MAX_LISTED;
        }
        if (!limit.matches("[1-9]\\d{0,5}") || Integer.parseInt(limit) > MAX_LISTED) {
            throw new IllegalArgumentException(
                    "The limit is \"" + limit + "\": expected a number, 1 to " + MAX_LISTED + ".");
        }
        return Integer.parseInt(limit);
    }

    private Map<String, Object> show(DeadLetterSelection selection) throws Exception {
        return store.any(present(selection))
                .orElseThrow(() -> new IllegalArgumentException(NO_MATCH))
                .whole();
    }

    private Map<String, Object> result(DeadLetterSelection selection, Outcome outcome) throws Exception {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("routes", outcome.routes());
        result.put("missed", outcome.missed());
        if (outcome.routes().isEmpty() && outcome.missed() == 0) {
            result.put("note", none(selection));
        }
        return result;
    }

    /** Returns the selection with complete ids of existing letters. */
    private DeadLetterSelection present(DeadLetterSelection selection) throws Exception {
        if (selection.letters().isEmpty()) {
            if (selection.route() != null && store.any(selection).isEmpty()) {
                throw new IllegalArgumentException(none(selection));
            }
            return selection;
        }
        Set<String> ids = store.ids(DeadLetterSelection.ofLetters(selection.letters()));
        Set<String> whole = new LinkedHashSet<>();
        for (String letter : selection.letters()) {
            whole.add(onlyOne(
                    letter,
                    ids.stream().filter(id -> id.startsWith(letter)).sorted().toList()));
        }
        return new DeadLetterSelection(List.copyOf(whole), selection.route(), selection.type(), selection.until());
    }

    private static String onlyOne(String letter, List<String> ids) {
        if (ids.contains(letter)) {
            return letter;
        }
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("There is no dead letter \"" + letter + "\"." + LIST);
        }
        if (ids.size() > 1) {
            throw new IllegalArgumentException(
                    "\"" + letter + "\" is the beginning of " + ids.size() + " dead letters, "
                            + ids.stream().limit(MAX_NAMED).collect(Collectors.joining(", "))
                            + (ids.size() > MAX_NAMED ? " and others" : "") + ": write more digits.");
        }
        return ids.get(0);
    }

    /** Returns a message that nothing matches the selection, and what there is instead. */
    private String none(DeadLetterSelection selection) throws Exception {
        Map<String, Long> routes =
                new TreeMap<>(store.overview(DeadLetterSelection.ALL).routes());
        if (routes.isEmpty()) {
            return "There are no dead letters.";
        }
        String route = selection.route();
        if (route != null && !routes.containsKey(route)) {
            String hint = NearestName.hint(route, routes.keySet());
            return "There are no dead letters of route \"" + route + "\"."
                    + (hint.isEmpty() ? " There are some of: " + String.join(", ", routes.keySet()) + "." : hint);
        }
        return NO_MATCH;
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }
}
