package dev.parley.sandbox.media;

/** An error response to a media request. */
public final class MediaError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final int code;

    /**
     * Makes an error.
     *
     * @param status the HTTP status
     * @param code Twilio's error code
     */
    public MediaError(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    public int code() {
        return code;
    }
}
