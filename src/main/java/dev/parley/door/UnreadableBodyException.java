package dev.parley.door;

/**
 * The body of a request cannot be read as what it claims to be. Thrown where a route first looks into it; the message is a
 * sentence for the sender, without a word of the body.
 */
public final class UnreadableBodyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int status;

    UnreadableBodyException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Returns the HTTP status that fits: 400, 413 where it holds too much, 503 where there is no memory for it now. */
    public int status() {
        return status;
    }
}
