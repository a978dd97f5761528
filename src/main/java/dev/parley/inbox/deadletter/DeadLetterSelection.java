package dev.parley.inbox.deadletter;

import dev.parley.protocol.FormParameters;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.jspecify.annotations.Nullable;

/**
 * Selects dead letters that match all given criteria; without criteria, all of them.
 *
 * @param letters beginnings of the letters' ids; empty for any
 * @param route the route that gave up
 * @param type Twilio's event type
 * @param until given up at this time or before
 */
public record DeadLetterSelection(
        List<String> letters, @Nullable String route, @Nullable String type, @Nullable Instant until) {
    public static final DeadLetterSelection ALL = new DeadLetterSelection(List.of(), null, null, null);

    /** A longer filter is slow to parse. */
    private static final int MAX_LETTERS_IN_FILTER = 50;

    public DeadLetterSelection {
        letters = List.copyOf(letters);
    }

    /** Selects letters whose ids begin with one of these. */
    public static DeadLetterSelection ofLetters(List<String> letters) {
        return new DeadLetterSelection(letters, null, null, null);
    }

    /** Selects those that were given up at this time or before. */
    DeadLetterSelection until(Instant latest) {
        return new DeadLetterSelection(letters, route, type, latest);
    }

    /**
     * Reads what {@link #fields} wrote.
     *
     * @throws IllegalArgumentException if the time is not valid
     */
    static DeadLetterSelection of(FormParameters fields) {
        String until = fields.first("until");
        try {
            return new DeadLetterSelection(
                    fields.values("letter"),
                    fields.first("route"),
                    fields.first("type"),
                    until == null ? null : Instant.parse(until));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "until is \"" + until + "\": expected a time such as 2026-11-22T12:00:00Z.", e);
        }
    }

    /** Returns the form parameters with which a command sends it to a running Parley. */
    public FormParameters fields() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        if (!letters.isEmpty()) {
            fields.put("letter", letters);
        }
        if (route != null) {
            fields.put("route", List.of(route));
        }
        if (type != null) {
            fields.put("type", List.of(type));
        }
        if (until != null) {
            fields.put("until", List.of(until.toString()));
        }
        return new FormParameters(fields);
    }

    /** Splits the selection into parts whose named letters fit into a filter. */
    List<DeadLetterSelection> parts() {
        List<DeadLetterSelection> parts = new ArrayList<>();
        for (int from = 0; from < letters.size(); from += MAX_LETTERS_IN_FILTER) {
            int to = Math.min(letters.size(), from + MAX_LETTERS_IN_FILTER);
            parts.add(new DeadLetterSelection(letters.subList(from, to), route, type, until));
        }
        return parts.isEmpty() ? List.of(this) : parts;
    }

    /** Returns whether the message is a dead letter of this selection. */
    boolean holds(ClientMessage message) {
        String letter = message.getStringProperty(DeadLetterMessage.LETTER);
        return letter != null
                && (letters.isEmpty() || letters.stream().anyMatch(letter::startsWith))
                && (route == null || route.equals(message.getStringProperty(DeadLetterMessage.ROUTE)))
                && (type == null || type.equals(message.getStringProperty(DeadLetterMessage.TYPE)))
                && (until == null || DeadLetter.gaveUpAt(message) <= until.toEpochMilli());
    }

    /** Returns a filter for the broker; {@link #holds} checks the rest. */
    String filter() {
        List<String> terms = new ArrayList<>();
        // Other messages in that queue are not dead letters.
        terms.add(DeadLetterMessage.LETTER + " IS NOT NULL");
        if (!letters.isEmpty() && letters.size() <= MAX_LETTERS_IN_FILTER) {
            terms.add("("
                    + String.join(
                            " OR ",
                            letters.stream().map(DeadLetterSelection::begins).toList()) + ")");
        }
        if (route != null) {
            terms.add(DeadLetterMessage.ROUTE + " = " + quoted(route));
        }
        if (type != null) {
            terms.add(DeadLetterMessage.TYPE + " = " + quoted(type));
        }
        if (until != null) {
            terms.add("(" + DeadLetterMessage.GAVE_UP_AT + " IS NULL OR " + DeadLetterMessage.GAVE_UP_AT + " <= "
                    + until.toEpochMilli() + ")");
        }
        return String.join(" AND ", terms);
    }

    private static String begins(String letter) {
        return DeadLetterMessage.LETTER + " LIKE " + quoted(letter.replaceAll("[%_!]", "!$0") + "%") + " ESCAPE '!'";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
