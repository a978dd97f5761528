package dev.parley.protocol;

/** Thrown where a text is not an access token, or not one of the key that it was read with. */
public final class InvalidAccessToken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with it. Twilio has an error code for each. */
    public enum Fault {
        TOO_LONG,
        MALFORMED,
        HEADER,
        SIGNATURE
    }

    private final Fault fault;

    InvalidAccessToken(Fault fault) {
        // Tokens come from anyone: a stack trace for each would be work that a stranger can ask for.
        super("access token: " + fault, null, false, false);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
