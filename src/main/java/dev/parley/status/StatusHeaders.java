package dev.parley.status;

/** The message headers of an event about a message's status, in addition to Twilio's parameters in the body. */
public final class StatusHeaders {
    /** The status in lower case, such as {@code sent} or {@code undelivered}, for both kinds of events. */
    public static final String STATUS = "ParleyStatus";

    /**
     * The status for people, with the error if there was one: {@code undelivered: the phone was off or out of reach
     * (30003)}.
     */
    public static final String IN_WORDS = "ParleyStatusInWords";

    /** {@code true} if a newer status of this message was known when this one arrived; else {@code false}. */
    public static final String STALE = "ParleyStatusStale";

    /** {@code true} if another event had reported the same status of this message before; else {@code false}. */
    public static final String REPEATED = "ParleyStatusRepeated";

    /** Twilio's error code in digits; kept for later events of the message. Absent if none is known. */
    public static final String ERROR_CODE = "ParleyErrorCode";

    /** A description of the error code, in one line without a full stop. Absent if there is no code, or an unknown one. */
    public static final String ERROR_MEANING = "ParleyErrorMeaning";

    private StatusHeaders() {}
}
