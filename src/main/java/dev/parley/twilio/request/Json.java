package dev.parley.twilio.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses JSON to maps and lists, keeping the order of members. */
public final class Json {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    // A reader resolves the type once, a mapper for each text.
    private static final ObjectReader OBJECT = MAPPER.readerFor(new TypeReference<LinkedHashMap<String, Object>>() {});

    private Json() {}

    /** Parses a JSON object; anything else is a {@link JsonProcessingException}. */
    public static Map<String, Object> readObject(String text) throws JsonProcessingException {
        Map<String, Object> object = OBJECT.readValue(text);
        if (object == null) {
            throw new JsonMappingException(null, "null is not an object");
        }
        return object;
    }

    /** Throws an {@link IllegalArgumentException} if the text is not a JSON object. */
    public static void checkObject(String text) {
        try {
            readObject(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("expected a JSON object", e);
        }
    }

    /** Throws an {@link IllegalArgumentException} if the text is not valid JSON. */
    public static void check(String text) {
        try {
            if (MAPPER.readTree(text).isMissingNode()) {
                throw new IllegalArgumentException("expected JSON");
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("expected JSON", e);
        }
    }

    /** Parses an array of objects. */
    public static List<Map<String, Object>> readObjects(String text) throws JsonProcessingException {
        return MAPPER.readValue(text, new TypeReference<List<Map<String, Object>>>() {});
    }

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }
}
