package dev.parley.sandbox.flow;

import java.util.List;
import java.util.Map;

/**
 * A flow: its widgets by name, and its trigger.
 *
 * @param description the author's description
 * @param trigger the widget at which every execution begins
 * @param widgets all of them, the trigger included; every transition leads to one of them
 * @param warnings what will not work as it does at Twilio, if an execution reaches it
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
     * @throws InvalidDefinition if it cannot be run; its errors name each invalid widget
     */
    public static Definition read(String json) {
        return new DefinitionReader().read(json);
    }
}
