package dev.parley.inbox;

/** An event that was handed out and waits to be acknowledged. */
interface Delivery {
    /** What tells this event from every other one; the same for a repeat. */
    Key key();

    /** Whose events are handled one after the other. */
    String lane();
}
