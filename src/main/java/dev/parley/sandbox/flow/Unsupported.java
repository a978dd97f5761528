package dev.parley.sandbox.flow;

/** A widget that the sandbox cannot run: an execution that comes to it ends and says why. */
public record Unsupported(String name, String type, Exits exits, String reason) implements Widget {
    @Override
    public void act(Turn turn) {
        throw new Failure(reason);
    }
}
