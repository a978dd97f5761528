package dev.parley.sandbox.flow;

/** Why a widget cannot go on: it ends the execution. */
final class WidgetFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    WidgetFailure(String reason) {
        // It ends an execution, not a program: nobody reads its stack trace.
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
