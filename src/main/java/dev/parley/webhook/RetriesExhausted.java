package dev.parley.webhook;

import java.util.concurrent.CompletionException;

/** A route gave up on an event. Its message is that of the last failure. */
public final class RetriesExhausted extends Exception {
    private static final long serialVersionUID = 1L;

    private final int attempts;

    RetriesExhausted(Throwable cause, int attempts) {
        super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
        this.attempts = attempts;
    }

    /** Returns the failure as it is, or what stands for one that came before the first attempt had ended. */
    public static RetriesExhausted of(Throwable failure) {
        // A future says so of whatever it was that another future failed with.
        Throwable bare =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return bare instanceof RetriesExhausted gaveUp ? gaveUp : new RetriesExhausted(bare, 1);
    }

    /** What the last failure said. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** How often the route tried, the first time included. */
    public int attempts() {
        return attempts;
    }
}
