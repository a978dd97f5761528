package dev.parley.token;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** What a stranger sent: the map that the door puts in the body, or a map inside it. */
record Parameters(Map<?, ?> all) {
    /** Reads the body; anything but a map holds no parameters. */
    static Parameters of(Exchange exchange) {
        return new Parameters(exchange.getMessage().getBody() instanceof Map<?, ?> map ? map : Map.of());
    }

    /**
     * Returns the one text of that name, empty where none was sent.
     *
     * @throws TokenRefused if it was sent several times, or as a number or anything else that JSON has
     */
    Optional<String> text(String name) {
        @Nullable Object value = all.get(name);
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
