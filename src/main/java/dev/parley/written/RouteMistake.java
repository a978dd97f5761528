package dev.parley.written;

/**
 * What a route says cannot be meant: found when the route starts, told in one line. Whoever prints it adds the file and
 * the route, and needs no stack trace.
 */
public final class RouteMistake extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public RouteMistake(String message) {
        super(message);
    }
}
