package dev.parley.door;

/**
 * The body of a request does not match its content type, or is too large. Thrown when a route first reads it. The message
 * is a sentence for the sender that does not quote the body.
 */
public final class UnreadableBodyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int status;

    UnreadableBodyException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Returns the HTTP status: 400, 413 if it has too many values, 503 if there is not enough free memory. */
    public int status() {
        return status;
    }
}
