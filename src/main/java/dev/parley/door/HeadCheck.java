package dev.parley.door;

/**
 * A step of a route, {@code process: {ref: …}}, that refuses some requests by their head alone. The door asks it before it
 * reads a body, so what would be refused anyway costs no memory; the step itself still decides about what passes.
 */
public interface HeadCheck {
    /**
     * Returns whether the request may go on; what may not is answered with {@link #status} and not a word, and has been
     * logged.
     */
    boolean mayPass(RequestHead head);

    /** Returns the status of a refusal. */
    int status();

    /** Returns whether the route gets its messages in the first line of GET requests, too, and strangers are refused. */
    default boolean isForSignedRequests() {
        return false;
    }
}
