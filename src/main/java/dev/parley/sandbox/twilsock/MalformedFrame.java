package dev.parley.sandbox.twilsock;

/** A socket message that is not a valid frame. */
final class MalformedFrame extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedFrame(String message) {
        // Without a stack trace: it is answered, and not an error of the sandbox.
        super(message, null, false, false);
    }
}
