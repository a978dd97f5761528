package dev.parley.cli;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of dead letters. */
record DeadLetterOutcome(Map<String, Long> routes, long missed, @Nullable String note) {
    static DeadLetterOutcome of(JsonObject answer) {
        Map<String, Long> routes = new TreeMap<>();
        JsonObject counts = answer.getJsonObject("routes");
        counts.fieldNames().forEach(route -> routes.put(TerminalText.inOneLine(route), counts.getLong(route)));
        return new DeadLetterOutcome(routes, answer.getLong("missed"), answer.getString("note"));
    }

    /** Returns {@code Replayed 3 dead letters to route greet.} and the like. */
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
        return " " + missed + (missed == 1 ? " that was there is" : " that were there are")
                + " gone meanwhile, or in somebody else's hands.";
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
