package dev.parley.webhook;

/** A hook's route has answered what Twilio would not have understood; the message says what, in the past tense. */
final class InvalidHookResponse extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidHookResponse(String message) {
        super(message);
    }
}
