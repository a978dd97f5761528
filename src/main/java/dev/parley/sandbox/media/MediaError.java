package dev.parley.sandbox.media;

/** What is not done, and why. */
public final class MediaError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final int code;

    /**
     * Makes a denial.
     *
     * @param status as HTTP has it
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
