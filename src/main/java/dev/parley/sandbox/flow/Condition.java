package dev.parley.sandbox.flow;

import java.util.List;
import java.util.Map;

/** A condition for a transition of a split. */
record Condition(Comparison comparison, List<Liquid> arguments, Liquid value) {
    Condition {
        arguments = List.copyOf(arguments);
    }

    /** Returns whether it holds for every argument; a definition has one. */
    boolean holds(Map<String, Object> context) {
        String expected = value.in(context);
        return arguments.stream().allMatch(argument -> comparison.holds(argument.in(context), expected));
    }
}
