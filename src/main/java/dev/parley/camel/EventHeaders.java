package dev.parley.camel;

/** The names by which an exchange carries the event that its route handles. */
public final class EventHeaders {
    /**
     * The event's id: as a header, which a route may read and lose; and as a property where the route handles an event, and
     * not a request or a hook, so that everything the route calls can tell.
     */
    public static final String ID = "ParleyEventId";

    /** The property that says when the event happened, as Twilio wrote it. */
    public static final String DATE = "ParleyEventDate";

    private EventHeaders() {}
}
