package dev.parley.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * JSON from text of a route and values of an exchange. The values may come from untrusted callers, so they are escaped and
 * cannot end the string or value that contains them.
 */
final class JsonTemplate {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final StringBuilder json = new StringBuilder();
    private boolean quoted;
    private boolean escaped;

    /** Appends text of the route unchanged. */
    void write(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '"' && !escaped) {
                quoted = !quoted;
            }
            escaped = quoted && letter == '\\' && !escaped;
        }
        json.append(text);
    }

    /** Appends a value of the exchange: inside quotes as part of that string, elsewhere as a JSON value. */
    void insert(@Nullable Object value, String text) {
        if (quoted) {
            json.append(JsonStringEncoder.getInstance().quoteAsString(text));
        } else if (value == null) {
            json.append("null");
        } else {
            json.append(
                    isJson(text)
                            ? text
                            : '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"');
        }
    }

    private static boolean isJson(String text) {
        try {
            return !text.isBlank() && JSON.readTree(text) != null;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
