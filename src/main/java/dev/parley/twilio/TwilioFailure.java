package dev.parley.twilio;

import dev.parley.twilio.call.CallFailure;

/** A call that failed or may have failed, as routes catch it. Contains no secret and nothing of what was sent. */
public final class TwilioFailure extends CallFailure {
    private static final long serialVersionUID = 1L;

    TwilioFailure(CallFailure failure) {
        super(failure);
    }

    /** Converts a {@link CallFailure} to the class that routes catch. */
    static Throwable seenByRoutes(Throwable failure) {
        return failure instanceof CallFailure ofCall ? new TwilioFailure(ofCall) : failure;
    }
}
