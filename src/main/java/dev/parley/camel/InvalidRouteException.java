package dev.parley.camel;

/**
 * What a route says cannot be meant: found when the route starts, told in one line. Whoever prints it adds the file and
 * the route, and needs no stack trace.
 */
public final class InvalidRouteException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidRouteException(String message) {
        super(message);
    }
}
