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
 * Does with dead letters what a person asks, in JSON, so that it is the same whether they ask a running Parley or the broker.
 * A letter is named by its id or by as much of its beginning as no other shares.
 */
public final class DeadLetterCommands implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_LISTED = 100_000;
    /** A hundred thousand letters with short reasons, and a quarter of a small heap. */
    private static final long MOST_BYTES_LISTED =
            Math.min(48L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 4);

    private static final int MOST_NAMED = 5;
    private static final String LIST = " See parley dead-letters list.";
    private static final String NONE_MEANT = "No dead letter is meant by that." + LIST;

    private final DeadLetterStore box;
    private final AutoCloseable connection;
    private final long mostBytesListed;

    public DeadLetterCommands(DeadLetterStore box) {
        this(box, () -> {}, MOST_BYTES_LISTED);
    }

    /**
     * @param connection closed with the desk
     * @param mostBytesListed how much memory the letters of one list may take
     */
    public DeadLetterCommands(DeadLetterStore box, AutoCloseable connection, long mostBytesListed) {
        this.box = box;
        this.connection = connection;
        this.mostBytesListed = mostBytesListed;
    }

    /**
     * Opens the desk at a broker that several nodes may share, whether any of them runs or not.
     *
     * @throws IllegalStateException with a line for the person, where the broker is not reached
     */
    public static DeadLetterCommands at(InboxSettings settings) {
        try {
            BrokerConnection link = BrokerConnection.forDispatching(settings, null);
            link.session(true).close();
            return new DeadLetterCommands(new DeadLetterStore(() -> link.session(true)), link, MOST_BYTES_LISTED);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "Cannot reach the broker at " + settings.brokerUrl() + " (" + e.getMessage()
                            + "). Start it, or correct inbox.broker-url.",
                    e);
        }
    }

    /** Returns how many dead letters there are. */
    public long count() throws Exception {
        return box.count();
    }

    /** Returns how many events the inbox holds that are not finished. */
    public long waiting() throws Exception {
        return box.waiting(QueueNames.INBOX);
    }

    /**
     * Answers a command.
     *
     * <ul>
     *   <li>{@code list} ({@code order}, {@code limit}): {@code count}, {@code letters}, and a {@code note} where there are none or not all
     *       of them fit into an answer
     *   <li>{@code show}: one letter, {@code parameters} included
     *   <li>{@code replay}, {@code drop}: {@code routes}, how many of each were taken; {@code missed}; a {@code note} for none
     * </ul>
     *
     * @param asked the {@linkplain DeadLetterSelection#fields selection}, and what the command takes besides
     * @return a JSON object in UTF-8; of a list, which may be long, it is put together as it is read
     * @throws IllegalArgumentException with a line for the person, who meant what is not there
     * @throws IllegalStateException with a line for the person, where the broker does not do it
     */
    public InputStream answer(String command, FormParameters asked) throws Exception {
        DeadLetterSelection selection = DeadLetterSelection.of(asked);
        try {
            return switch (command) {
                case "list" -> list(selection, asked);
                case "show" -> json(show(selection));
                case "replay" -> json(told(selection, box.replay(present(selection))));
                case "drop" -> json(told(selection, box.drop(present(selection))));
                default ->
                    throw new IllegalArgumentException(
                            "Nothing can be done with dead letters that is called \"" + command + "\".");
            };
        } catch (ActiveMQNonExistentQueueException e) {
            throw new IllegalStateException(
                    "The broker has no queue " + QueueNames.DEAD_LETTERS + ". Has a Parley ever run with it?", e);
        } catch (ActiveMQException e) {
            throw new IllegalStateException("The broker does not answer (" + e.getMessage() + ").", e);
        }
    }

    private static InputStream json(Map<String, Object> answer) throws JsonProcessingException {
        return new ByteArrayInputStream(JSON.writeValueAsBytes(answer));
    }

    private InputStream list(DeadLetterSelection selection, FormParameters asked) throws Exception {
        DeadLetterList list =
                box.list(selection, order(asked.first("order")), limit(asked.first("limit")), mostBytesListed);
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
                + mostBytesListed / 1024 / 1024
                + " MB: list fewer with --route, --type or --older-than, or from the other"
                + " end with --oldest.";
    }

    private static DeadLetterOrder order(@Nullable String order) {
        return "oldest".equals(order) ? DeadLetterOrder.OLDEST : DeadLetterOrder.NEWEST;
    }

    private static int limit(@Nullable String limit) {
        if (limit == null) {
            return MOST_LISTED;
        }
        if (!limit.matches("[1-9]\\d{0,5}") || Integer.parseInt(limit) > MOST_LISTED) {
            throw new IllegalArgumentException(
                    "The limit is \"" + limit + "\": expected a number, 1 to " + MOST_LISTED + ".");
        }
        return Integer.parseInt(limit);
    }

    private Map<String, Object> show(DeadLetterSelection selection) throws Exception {
        return box.any(present(selection))
                .orElseThrow(() -> new IllegalArgumentException(NONE_MEANT))
                .whole();
    }

    private Map<String, Object> told(DeadLetterSelection selection, Outcome outcome) throws Exception {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("routes", outcome.routes());
        told.put("missed", outcome.missed());
        if (outcome.routes().isEmpty() && outcome.missed() == 0) {
            told.put("note", none(selection));
        }
        return told;
    }

    /** Returns the selection with whole ids for their beginnings, of letters that are there. */
    private DeadLetterSelection present(DeadLetterSelection selection) throws Exception {
        if (selection.letters().isEmpty()) {
            if (selection.route() != null && box.any(selection).isEmpty()) {
                throw new IllegalArgumentException(none(selection));
            }
            return selection;
        }
        Set<String> ids = box.ids(DeadLetterSelection.ofLetters(selection.letters()));
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
                            + ids.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                            + (ids.size() > MOST_NAMED ? " and others" : "") + ": write more of it.");
        }
        return ids.get(0);
    }

    /** Says that there is nothing of that selection, and what there is instead. */
    private String none(DeadLetterSelection selection) throws Exception {
        Map<String, Long> routes =
                new TreeMap<>(box.overview(DeadLetterSelection.ALL).routes());
        if (routes.isEmpty()) {
            return "There are no dead letters.";
        }
        String route = selection.route();
        if (route != null && !routes.containsKey(route)) {
            String hint = NearestName.hint(route, routes.keySet());
            return "There are no dead letters of route \"" + route + "\"."
                    + (hint.isEmpty() ? " There are some of: " + String.join(", ", routes.keySet()) + "." : hint);
        }
        return NONE_MEANT;
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }
}
