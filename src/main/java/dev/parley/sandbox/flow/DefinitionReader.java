package dev.parley.sandbox.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.protocol.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a definition, and reports all its errors at once. */
final class DefinitionReader {
    /** Studio's limit. */
    private static final int MAX_WIDGETS = 2_000;

    private final List<DefinitionError> errors = new ArrayList<>();
    private final List<DefinitionError> warnings = new ArrayList<>();
    private final Map<String, Widget> widgets = new LinkedHashMap<>();

    Definition read(String json) {
        JsonNode root = parse(json);
        readStates(root.path("states"));
        checkNext();
        Trigger trigger = trigger(root.path("initial_state").asText());
        if (trigger == null || !errors.isEmpty()) {
            throw new InvalidDefinition(errors);
        }
        return new Definition(root.path("description").asText(), trigger, widgets, warnings);
    }

    private static JsonNode parse(String json) {
        JsonNode root = LiquidJson.tree(json);
        if (!root.isObject()) {
            throw new InvalidDefinition("The definition is not a JSON object as exported by Studio.");
        }
        return root;
    }

    private void readStates(JsonNode states) {
        if (!states.isArray() || states.isEmpty() || states.size() > MAX_WIDGETS) {
            throw new InvalidDefinition("A flow has its widgets under \"states\", 1 to " + MAX_WIDGETS
                    + " of them: found " + states.size() + ".");
        }
        states.forEach(state -> {
            String name = state.path("name").asText();
            if (name.isEmpty()) {
                errors.add(new DefinitionError("states", "a widget has no name."));
            } else if (widgets.put(name, new StateReader(name, state, errors, warnings).read()) != null) {
                errors.add(new DefinitionError("widget " + name, "two widgets have this name."));
            }
        });
    }

    private void checkNext() {
        for (Widget widget : List.copyOf(widgets.values())) {
            for (String next : widget.exits().targets()) {
                if (!widgets.containsKey(next)) {
                    errors.add(new DefinitionError(
                            "widget " + widget.name(),
                            "leads to \"" + next + "\", which does not exist."
                                    + NearestName.hint(next, widgets.keySet())));
                }
            }
        }
    }

    private @Nullable Trigger trigger(String initialState) {
        if (widgets.get(initialState) instanceof Trigger trigger) {
            return trigger;
        }
        errors.add(new DefinitionError(
                "initial_state", "is \"" + initialState + "\": expected the name of the widget of type trigger."));
        return null;
    }
}
