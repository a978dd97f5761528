package dev.parley.webhook;

import java.util.concurrent.CompletionException;

/** A route has failed to process an event, retries included. The message is that of the last failure. */
public final class RetriesExhausted extends Exception {
    private static final long serialVersionUID = 1L;

    private final int attempts;

    RetriesExhausted(Throwable cause, int attempts) {
        super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
        this.attempts = attempts;
    }

    /** Returns the failure itself, or wraps one that happened during the first attempt. */
    public static RetriesExhausted of(Throwable failure) {
        // A dependent future wraps the failure in a CompletionException.
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof RetriesExhausted exhausted ? exhausted : new RetriesExhausted(cause, 1);
    }

    /** Returns the message of the last failure. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** Returns the number of attempts, the first one included. */
    public int attempts() {
        return attempts;
    }
}
