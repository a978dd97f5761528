package dev.parley.door;

/**
 * A step of a route, {@code process: {ref: …}}, that refuses some requests by their head alone. The engine calls it before it
 * reads the body, so a request that would be refused anyway costs no memory; the step itself still checks what passes.
 */
public interface HeadCheck {
    /**
     * Returns whether the request may proceed. If not, this check has logged why, and the response is {@link #status} with an
     * empty body.
     */
    boolean mayPass(RequestHead head);

    /** Returns the status of a refusal. */
    int status();

    /** Returns whether the route accepts signed requests only, whose messages may also arrive in the line of a GET request. */
    default boolean isForSignedRequests() {
        return false;
    }
}
