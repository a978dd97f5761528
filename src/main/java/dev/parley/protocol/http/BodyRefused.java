package dev.parley.protocol.http;

/** A body that is not read to its end. The message goes on from "it is". */
public final class BodyRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    BodyRefused(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** Returns {@link Reason#BODY_TOO_LARGE} or {@link Reason#NO_ROOM}. */
    public Reason reason() {
        return reason;
    }
}
