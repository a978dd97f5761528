package dev.parley.token;

import dev.parley.door.OriginalRequest;
import dev.parley.door.UnreadableBodyException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** The parameters of a request: the map in the message body, or a map inside it. */
record TokenParameters(Map<?, ?> all) {
    private static final int BAD_REQUEST = 400;

    /**
     * Reads the body; a body that is not a map has no parameters.
     *
     * @throws TokenRefused if the request body is neither a form nor JSON
     */
    static TokenParameters of(Exchange exchange) {
        OriginalRequest request = OriginalRequest.of(exchange);
        if (request != null && request.body().length() > 0 && !request.isForm() && !request.isJson()) {
            throw TokenRefused.ofUnreadBody();
        }
        return new TokenParameters(exchange.getMessage().getBody() instanceof Map<?, ?> map ? map : Map.of());
    }

    /**
     * Returns the value of that name.
     *
     * @throws TokenRefused if the body cannot be read
     */
    @Nullable
    Object value(String name) {
        try {
            return all.get(name);
        } catch (UnreadableBodyException e) {
            if (e.status() == BAD_REQUEST) {
                throw new TokenRefused("the body is not valid JSON. Send a JSON object.");
            }
            throw new TokenRefused("the body has more values than there is memory for. Send fewer.");
        } catch (IllegalArgumentException e) {
            // A JSON body is parsed on first access.
            throw new TokenRefused("the body is not valid JSON. Send a JSON object.");
        }
    }

    /**
     * Returns the string of that name; empty if it was not sent.
     *
     * @throws TokenRefused if it was sent several times, or is not a string
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
        throw new TokenRefused(name + " is not a string. Send it as a string.");
    }

    /**
     * Returns the string of that name.
     *
     * @throws TokenRefused as {@link #text}, and if it was not sent
     */
    String requiredText(String name) {
        return text(name).orElseThrow(() -> new TokenRefused(name + " is missing. Send it."));
    }
}
