package dev.parley.status;

/** The headers that an event about a message's status brings to routes, beside Twilio's own parameters in the body. */
public final class StatusHeaders {
    /** The status in one small word, {@code sent} or {@code undelivered}, whichever kind of event told it. */
    public static final String STATUS = "ParleyStatus";

    /**
     * The status for people, with what went wrong where it did: {@code undelivered: the phone was off or out of reach
     * (30003)}.
     */
    public static final String IN_WORDS = "ParleyStatusInWords";

    /** {@code true} where a newer status of this message was known when this one came; else {@code false}. */
    public static final String STALE = "ParleyStatusStale";

    /** {@code true} where another event had told the same word of this message before; else {@code false}. */
    public static final String REPEATED = "ParleyStatusRepeated";

    /** Twilio's error code in digits; once known of a message it stays. Absent where none is known. */
    public static final String ERROR_CODE = "ParleyErrorCode";

    /** What the error code means, in one line without a full stop. Absent where the code is, or where it is new to us. */
    public static final String ERROR_MEANING = "ParleyErrorMeaning";

    private StatusHeaders() {}
}
