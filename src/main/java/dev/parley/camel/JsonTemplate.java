package dev.parley.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * JSON that is put together from what a route wrote and what came in. What came in may be a stranger's, so it never ends the
 * text or the value that it stands in.
 */
final class JsonTemplate {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final StringBuilder json = new StringBuilder();
    private boolean quoted;
    private boolean escaped;

    /** Writes what the route wrote, as it is. */
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

    /** Writes a value that came in: inside quotes a part of that text, elsewhere a value of its own. */
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
