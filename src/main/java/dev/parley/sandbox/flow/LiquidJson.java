package dev.parley.sandbox.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** JSON as templates walk through it: maps, lists, texts and numbers. */
final class LiquidJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LiquidJson() {}

    /**
     * Reads a whole document.
     *
     * @throws InvalidDefinition if it is no JSON; they say where not
     */
    static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new InvalidDefinition(
                    "This is no JSON: see line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ".");
        }
    }

    /** Returns what it says, empty where it is no JSON, or {@code null}. */
    static Optional<Object> read(String text) {
        try {
            return Optional.ofNullable(JSON.readValue(text, Object.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
