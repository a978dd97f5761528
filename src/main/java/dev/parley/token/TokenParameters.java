package dev.parley.token;

import dev.parley.door.OriginalRequest;
import dev.parley.door.UnreadableBodyException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** What a stranger sent: the map that the door puts in the body, or a map inside it. */
record TokenParameters(Map<?, ?> all) {
    private static final int BAD_REQUEST = 400;

    /**
     * Reads the body; anything but a map holds no parameters.
     *
     * @throws TokenRefused if the request had a body that the door does not read
     */
    static TokenParameters of(Exchange exchange) {
        OriginalRequest request = OriginalRequest.of(exchange);
        if (request != null && request.body().length() > 0 && !request.isForm() && !request.isJson()) {
            throw TokenRefused.ofUnreadBody();
        }
        return new TokenParameters(exchange.getMessage().getBody() instanceof Map<?, ?> map ? map : Map.of());
    }

    /**
     * Returns what was sent under that name.
     *
     * @throws TokenRefused if it cannot be read
     */
    @Nullable
    Object value(String name) {
        try {
            return all.get(name);
        } catch (UnreadableBodyException e) {
            if (e.status() == BAD_REQUEST) {
                throw new TokenRefused("the body is not valid JSON. Send a JSON object.");
            }
            throw new TokenRefused("the body holds more values than there is memory for. Send fewer.");
        } catch (IllegalArgumentException e) {
            // A body may be read no sooner than somebody asks for what is in it.
            throw new TokenRefused("the body is not valid JSON. Send a JSON object.");
        }
    }

    /**
     * Returns the one text of that name, empty where none was sent.
     *
     * @throws TokenRefused if it was sent several times, or as a number or anything else that JSON has
     */
    Optional<String> text(String name) {
        @Nullable Object value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        if (value instanceof List<?>) {
            throw new TokenRefused(name + " was sent several times. Send it once.");
        }
        throw new TokenRefused(name + " is no text. Send it as text.");
    }

    /**
     * Returns the one text of that name.
     *
     * @throws TokenRefused also if none was sent
     */
    String requiredText(String name) {
        return text(name).orElseThrow(() -> new TokenRefused(name + " is missing. Send it."));
    }
}
