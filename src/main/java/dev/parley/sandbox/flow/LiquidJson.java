package dev.parley.sandbox.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** JSON as templates access it: maps, lists, texts and numbers. */
final class LiquidJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LiquidJson() {}

    /**
     * Reads a whole document.
     *
     * @throws InvalidDefinition if it is not valid JSON; its error has the position
     */
    static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new InvalidDefinition(
                    "This is not valid JSON: see line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ".");
        }
    }

    /** Returns its value, empty if it is not valid JSON, or is {@code null}. */
    static Optional<Object> read(String text) {
        try {
            return Optional.ofNullable(JSON.readValue(text, Object.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
