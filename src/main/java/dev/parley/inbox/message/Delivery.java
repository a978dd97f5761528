package dev.parley.inbox.message;

/** An event that was delivered and not yet acknowledged. */
public interface Delivery {
    /** Identifies the event; the same for a repeat. */
    EventKey key();

    /** Events of one lane are handled one after the other. */
    String lane();
}
