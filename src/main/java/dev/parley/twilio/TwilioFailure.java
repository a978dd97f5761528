package dev.parley.twilio;

import dev.parley.twilio.call.CallFailure;

/**
 * A call that Twilio did not do, or may not have done, as routes catch it. Holds no secret and nothing of what was sent.
 */
public final class TwilioFailure extends CallFailure {
    private static final long serialVersionUID = 1L;

    TwilioFailure(CallFailure failure) {
        super(failure);
    }

    /** Returns a failure as routes see it: one of a call has the name that they catch. */
    static Throwable seenByRoutes(Throwable failure) {
        return failure instanceof CallFailure ofCall ? new TwilioFailure(ofCall) : failure;
    }
}
