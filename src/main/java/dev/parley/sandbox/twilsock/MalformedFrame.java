package dev.parley.sandbox.twilsock;

/** What came over the socket is no frame. */
final class MalformedFrame extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedFrame(String message) {
        // Garbage is answered, not looked into: nobody reads its stack trace.
        super(message, null, false, false);
    }
}
