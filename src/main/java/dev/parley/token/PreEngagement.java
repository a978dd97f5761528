package dev.parley.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The pre-engagement form of a visitor: the {@code formData} of the webchat app, within Twilio's limits.
 *
 * @param friendlyName of the conversation; at most 256 characters; default {@code Visitor}
 * @param attributes of the conversation, {@code {"pre_engagement_data": {…}}}: JSON, at most 16 KiB in UTF-8, with every field
 *     of the form except the query, which is sent as a message and may be longer than attributes may be
 * @param query the visitor's first message; at most 32 KiB in UTF-8
 */
record PreEngagement(String friendlyName, String attributes, Optional<String> query) {
    private static final int MAX_NAME_CHARACTERS = 256;
    private static final int MAX_ATTRIBUTES_BYTES = 16 * 1024;
    private static final int MAX_QUERY_BYTES = 32 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    PreEngagement {
        if (friendlyName.length() > MAX_NAME_CHARACTERS) {
            throw new TokenRefused("friendlyName has " + friendlyName.length() + " characters: at most "
                    + MAX_NAME_CHARACTERS + ". Send a shorter one.");
        }
        requireAtMost(MAX_ATTRIBUTES_BYTES, attributes, "formData without its query");
        query.ifPresent(text -> requireAtMost(MAX_QUERY_BYTES, text, "query"));
    }

    /**
     * Reads the form.
     *
     * @throws TokenRefused if it is missing, a field that Parley reads is not a string, or one is too long
     */
    static PreEngagement of(TokenParameters parameters) {
        if (!(parameters.value("formData") instanceof Map<?, ?> fields)) {
            throw new TokenRefused(
                    "formData is missing. Send {\"formData\": {\"friendlyName\", \"email\", \"query\"}}.");
        }
        TokenParameters form = new TokenParameters(fields);
        return new PreEngagement(
                form.text("friendlyName").filter(name -> !name.isBlank()).orElse("Visitor"),
                attributes(form),
                form.text("query").filter(text -> !text.isBlank()));
    }

    private static String attributes(TokenParameters form) {
        Map<Object, Object> kept = new LinkedHashMap<>(form.all());
        kept.remove("query");
        try {
            return JSON.writeValueAsString(Map.of("pre_engagement_data", kept));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read from JSON can be written as JSON", e);
        }
    }

    private static void requireAtMost(int maxBytes, String text, String name) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > maxBytes) {
            throw new TokenRefused(name + " has " + bytes + " bytes: at most " + maxBytes + ". Send less.");
        }
    }
}
