package dev.parley.inbox.message;

/** An event that was handed out and waits to be acknowledged. */
public interface Delivery {
    /** What tells this event from every other one; the same for a repeat. */
    EventKey key();

    /** Whose events are handled one after the other. */
    String lane();
}
