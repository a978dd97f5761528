package dev.parley.admin;

import java.util.Map;

/** A request is invalid. The message is for its sender: what is wrong and what to do. */
public final class AdminRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AdminRefused(String message) {
        // The sender reads the message; a stack trace is not needed.
        super(message, null, false, false);
    }

    /** Returns the refusal as a route answers it in JSON: {@code {"error": …}}. */
    public Map<String, Object> getAnswer() {
        return Map.of("error", String.valueOf(getMessage()));
    }
}
