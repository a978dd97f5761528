package dev.parley.authoring.routefile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Finds maps and lists where a parameter of {@code twilio-api:} has its value. Camel writes a map as Java does,
 * <code>{order=17}</code>, and that would reach Twilio; of a list, and of <code>{{…}}</code> without quotes, it complains in
 * words of its own.
 */
record FlatValueCheck(String yaml) {
    private static final String OURS = "twilio-api:";

    /** Returns where the first of them stands and what to write in its stead; empty where YAML itself cannot be read. */
    public Optional<String> mistake() {
        Optional<Node> root;
        try {
            root = new Compose(
                            LoadSettings.builder().setAllowNonScalarKeys(true).build())
                    .composeString(yaml);
        } catch (YamlEngineException e) {
            return Optional.empty();
        }
        return root.stream()
                .flatMap(FlatValueCheck::below)
                .flatMap(FlatValueCheck::wrong)
                .findFirst();
    }

    private static Stream<Node> below(Node node) {
        return Stream.concat(Stream.of(node), children(node).stream().flatMap(FlatValueCheck::below));
    }

    private static List<Node> children(Node node) {
        if (node instanceof MappingNode map) {
            return map.getValue().stream().map(NodeTuple::getValueNode).toList();
        }
        return node instanceof SequenceNode list ? list.getValue() : List.of();
    }

    private static Stream<String> wrong(Node step) {
        boolean ours =
                member(step, "uri").filter(uri -> text(uri).startsWith(OURS)).isPresent();
        return ours
                ? member(step, "parameters").stream()
                        .filter(MappingNode.class::isInstance)
                        .flatMap(parameters -> ((MappingNode) parameters).getValue().stream())
                        .filter(parameter -> !(parameter.getValueNode() instanceof ScalarNode))
                        .map(FlatValueCheck::sentence)
                : Stream.of();
    }

    private static Optional<Node> member(Node node, String name) {
        return node instanceof MappingNode map
                ? map.getValue().stream()
                        .filter(tuple -> text(tuple.getKeyNode()).equals(name))
                        .map(NodeTuple::getValueNode)
                        .findFirst()
                : Optional.empty();
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static String sentence(NodeTuple parameter) {
        Node value = parameter.getValueNode();
        String line = parameter
                .getKeyNode()
                .getStartMark()
                .map(mark -> "near line " + (mark.getLine() + 1) + ": ")
                .orElse("");
        return line + text(parameter.getKeyNode()) + advice(value);
    }

    private static String advice(Node value) {
        if (value instanceof SequenceNode) {
            return " is a YAML list. Write its items in one line, with commas between them.";
        }
        boolean placeholder = value instanceof MappingNode map
                && map.getValue().stream().anyMatch(tuple -> tuple.getKeyNode() instanceof MappingNode);
        return placeholder
                ? " begins with {{, which YAML takes for a map. Put the value into quotes."
                : " is a YAML map. Write it as JSON in single quotes, say '{\"order\": 17}'.";
    }
}
