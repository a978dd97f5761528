package dev.parley.sandbox.twilsock;

/**
 * An access token was rejected. The SDK treats status 401 and 403 as final, and code 20104 as an expired token.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors">Twilio: errors</a>
 */
public final class TokenRejected extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final int code;

    /**
     * Makes a rejection.
     *
     * @param status the HTTP status
     * @param code Twilio's error code
     * @param message the reason, without the token
     */
    public TokenRejected(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    /** Returns Twilio's error code. */
    public int code() {
        return code;
    }
}
