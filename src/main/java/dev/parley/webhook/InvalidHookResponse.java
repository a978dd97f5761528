package dev.parley.webhook;

/** The response of a hook's route is not one that Twilio accepts; the message says why, in the past tense. */
final class InvalidHookResponse extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidHookResponse(String message) {
        super(message);
    }
}
