package dev.parley.sandbox.flow;

import java.util.List;
import java.util.Map;

/**
 * A flow: its widgets by their names, and the one that it begins at.
 *
 * @param description what its author says of it
 * @param trigger where every execution begins
 * @param widgets all of them, the trigger too; whatever they lead to is among them
 * @param warnings what will not work as it does at Twilio, should an execution come to it
 */
public record Definition(
        String description, Trigger trigger, Map<String, Widget> widgets, List<DefinitionError> warnings) {
    public Definition {
        widgets = Map.copyOf(widgets);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads a definition as Studio exports it.
     *
     * @param json an object with {@code states} and {@code initial_state}
     * @throws InvalidDefinition if it cannot be run; they name each widget that is wrong
     */
    public static Definition read(String json) {
        return new DefinitionReader().read(json);
    }
}
