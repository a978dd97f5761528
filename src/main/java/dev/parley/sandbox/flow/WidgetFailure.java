package dev.parley.sandbox.flow;

/** A widget failed: this ends the execution. */
final class WidgetFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    WidgetFailure(String reason) {
        // Without a stack trace: it ends an execution and is reported by its message.
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
