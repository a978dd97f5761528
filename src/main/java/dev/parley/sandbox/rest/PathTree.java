package dev.parley.sandbox.rest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the values of a path segment by segment, in a time independent of the number of templates. A segment of a
 * template is a literal, or {@code {Name}} with or without an ending such as {@code .json}, which matches any text;
 * literals are found first.
 */
final class PathTree<T> {
    private final Map<String, PathTree<T>> literals = new HashMap<>();
    /** By the ending of the text. */
    private final Map<String, PathTree<T>> variables = new LinkedHashMap<>();

    private final List<T> values = new ArrayList<>();

    void add(List<String> template, T value) {
        PathTree<T> node = this;
        for (String part : template) {
            node = part.startsWith("{")
                    ? node.variables.computeIfAbsent(ending(part), ending -> new PathTree<>())
                    : node.literals.computeIfAbsent(part, literal -> new PathTree<>());
        }
        node.values.add(value);
    }

    /** Returns the values of all matching templates. */
    List<T> find(List<String> segments) {
        List<T> found = new ArrayList<>();
        collect(segments, 0, found);
        return found;
    }

    private void collect(List<String> segments, int depth, List<T> found) {
        if (depth == segments.size()) {
            found.addAll(values);
            return;
        }
        String segment = segments.get(depth);
        PathTree<T> literal = literals.get(segment);
        if (literal != null) {
            literal.collect(segments, depth + 1, found);
        }
        variables.forEach((ending, node) -> {
            if (segment.length() > ending.length() && segment.endsWith(ending)) {
                node.collect(segments, depth + 1, found);
            }
        });
    }

    static String ending(String variable) {
        return variable.substring(variable.indexOf('}') + 1);
    }
}
