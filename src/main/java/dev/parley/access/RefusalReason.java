package dev.parley.access;

/** An exception with a reason for the log that the caller does not see. */
public interface RefusalReason {
    /**
     * Returns the reason in fixed words that do not come from the caller, since refusals of one route, address and reason are
     * counted together. Empty if the message is enough.
     */
    String reason();
}
