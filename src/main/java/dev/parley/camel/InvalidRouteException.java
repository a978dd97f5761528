package dev.parley.camel;

/**
 * A route is invalid: found when the route starts, described in one line. The caller adds the file and the route when it
 * prints it; a stack trace is not needed.
 */
public final class InvalidRouteException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidRouteException(String message) {
        super(message);
    }
}
