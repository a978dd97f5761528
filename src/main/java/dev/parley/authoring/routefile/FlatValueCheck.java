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
 * Finds maps and lists as values of parameters of {@code twilio-api:}. Camel would convert a map to <code>{order=17}</code>
 * and send that to Twilio; for a list, and for <code>{{…}}</code> without quotes, its own error messages do not help.
 */
record FlatValueCheck(String yaml) {
    private static final String TWILIO_API = "twilio-api:";

    /** Returns the position of the first one and what to write instead; empty if the YAML is not valid. */
    public Optional<String> problem() {
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
                .flatMap(FlatValueCheck::problems)
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

    private static Stream<String> problems(Node step) {
        boolean isTwilioApi = member(step, "uri")
                .filter(uri -> text(uri).startsWith(TWILIO_API))
                .isPresent();
        return isTwilioApi
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
                ? " begins with {{, which is a map in YAML. Put the value in quotes."
                : " is a YAML map. Write it as JSON in single quotes, for example '{\"order\": 17}'.";
    }
}
