package dev.parley.access;

/** An exception that tells the log more than the caller. */
public interface RefusalReason {
    /**
     * Returns why, in a few words that a caller has no part in: refusals of one route, address and reason are counted
     * together. Empty where the message says it all.
     */
    String reason();
}
