package dev.parley.sandbox.flow;

/** A widget that the sandbox cannot run: an execution that reaches it fails with the reason. */
public record UnsupportedWidget(String name, String type, Transitions exits, String reason) implements Widget {
    @Override
    public void act(WidgetTurn turn) {
        throw new WidgetFailure(reason);
    }
}
