package dev.parley.token;

import java.util.Map;

/**
 * A token that is not given. The message is for whoever asked: it says what is wrong and what to do, and repeats nothing of
 * what was sent. The route decides on the status.
 */
public final class TokenRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TokenRefused(String message) {
        // Strangers cause these at will: a stack trace would cost much and tell nothing.
        super(message, null, false, false);
    }

    /** Returns the refusal as a route answers it in JSON: {@code {"message": …}}. */
    public Map<String, Object> getAnswer() {
        return Map.of("message", String.valueOf(getMessage()));
    }
}
