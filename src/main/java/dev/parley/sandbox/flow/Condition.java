package dev.parley.sandbox.flow;

import java.util.List;
import java.util.Map;

/** What must be so for a way out of a split to be open. */
record Condition(Comparison comparison, List<Liquid> arguments, Liquid value) {
    Condition {
        arguments = List.copyOf(arguments);
    }

    /** Returns whether it is so for every argument; a definition has one. */
    boolean holds(Map<String, Object> context) {
        String expected = value.in(context);
        return arguments.stream().allMatch(argument -> comparison.holds(argument.in(context), expected));
    }
}
