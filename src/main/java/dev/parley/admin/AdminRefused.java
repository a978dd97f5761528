package dev.parley.admin;

import java.util.Map;

/** A request that cannot be meant. The message is for whoever sent it: what is wrong and what to do. */
public final class AdminRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AdminRefused(String message) {
        // Whoever sent it reads the message; nobody needs where it was thrown.
        super(message, null, false, false);
    }

    /** Returns the refusal as a route answers it in JSON: {@code {"error": …}}. */
    public Map<String, Object> getAnswer() {
        return Map.of("error", String.valueOf(getMessage()));
    }
}
