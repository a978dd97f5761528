package dev.parley.sandbox.flow;

/**
 * An error in a definition.
 *
 * @param where a widget and a part of it, such as {@code widget ask, body}; empty for the whole definition
 * @param what what is wrong, what was expected
 */
public record DefinitionError(String where, String what) {
    @Override
    public String toString() {
        return where.isEmpty() ? what : where + ": " + what;
    }
}
