package dev.parley.cli;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The result of a replay or drop. */
record DeadLetterOutcome(Map<String, Long> routes, long missed, @Nullable String note) {
    static DeadLetterOutcome of(JsonObject answer) {
        Map<String, Long> routes = new TreeMap<>();
        JsonObject counts = answer.getJsonObject("routes");
        counts.fieldNames().forEach(route -> routes.put(TerminalText.inOneLine(route), counts.getLong(route)));
        return new DeadLetterOutcome(routes, answer.getLong("missed"), answer.getString("note"));
    }

    /** Returns a sentence such as {@code Replayed 3 dead letters to route greet.} */
    String inWords(String verb, String preposition) {
        if (note != null) {
            return note;
        }
        long count = routes.values().stream().mapToLong(Long::longValue).sum();
        return verb + " " + letters(count) + where(preposition) + "." + missing();
    }

    private String missing() {
        if (missed == 0) {
            return "";
        }
        return " " + missed + (missed == 1 ? " more was" : " more were") + " taken by another client meanwhile.";
    }

    private static String letters(long count) {
        return count + (count == 1 ? " dead letter" : " dead letters");
    }

    private String where(String preposition) {
        if (routes.size() < 2) {
            return routes.keySet().stream()
                    .map(route -> " " + preposition + " route " + route)
                    .collect(Collectors.joining());
        }
        return ": "
                + routes.entrySet().stream()
                        .map(route -> route.getValue() + " " + preposition + " route " + route.getKey())
                        .collect(Collectors.joining(", "));
    }
}
