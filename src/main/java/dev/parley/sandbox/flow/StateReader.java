package dev.parley.sandbox.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.protocol.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads one widget of a definition, and collects its errors. */
final class StateReader {
    private static final Map<String, List<String>> EVENTS = Map.of(
            "trigger",
            List.of(
                    "incomingMessage",
                    "incomingCall",
                    "incomingConversationMessage",
                    "incomingRequest",
                    "incomingParent"),
            SendMessage.TYPE,
            List.of("sent", "failed"),
            SendAndWaitForReply.TYPE,
            List.of("incomingMessage", "timeout", "deliveryFailure"),
            SplitBasedOn.TYPE,
            List.of("match", "noMatch"),
            SetVariables.TYPE,
            List.of("next"),
            MakeHttpRequest.TYPE,
            List.of("success", "failed"),
            MakeHttpRequest.FUNCTION,
            List.of("success", "fail"));

    private final String name;
    private final String type;
    private final JsonNode state;
    private final JsonNode properties;
    private final List<DefinitionError> errors;
    private final List<DefinitionError> warnings;
    /** Why the sandbox cannot run the widget. */
    private Optional<String> unsupported = Optional.empty();

    StateReader(String name, JsonNode state, List<DefinitionError> errors, List<DefinitionError> warnings) {
        this.name = name;
        this.type = state.path("type").asText();
        this.state = state;
        this.properties = state.path("properties");
        this.errors = errors;
        this.warnings = warnings;
    }

    Widget read() {
        Transitions exits = exits();
        Widget widget =
                switch (type) {
                    case "trigger" -> new Trigger(name, exits);
                    case SendMessage.TYPE -> new SendMessage(name, exits, template());
                    case SendAndWaitForReply.TYPE ->
                        new SendAndWaitForReply(name, exits, template(), liquid("timeout", "3600"));
                    case SplitBasedOn.TYPE -> new SplitBasedOn(name, exits);
                    case SetVariables.TYPE -> new SetVariables(name, exits, variables());
                    case MakeHttpRequest.TYPE -> request(exits, method());
                    case MakeHttpRequest.FUNCTION -> request(exits, "POST");
                    case "" -> new UnsupportedWidget(name, type, exits, wrong("", "has no type."));
                    default ->
                        new UnsupportedWidget(
                                name, type, exits, warning("the sandbox does not support widgets of type " + type));
                };
        return unsupported
                .<Widget>map(reason -> new UnsupportedWidget(name, type, exits, reason))
                .orElse(widget);
    }

    private Transitions exits() {
        Map<String, String> byEvent = new LinkedHashMap<>();
        List<Transitions.Match> matches = new ArrayList<>();
        for (JsonNode transition : state.path("transitions")) {
            String event = transition.path("event").asText();
            String next = transition.path("next").asText("");
            checkEvent(event);
            if (type.equals(SplitBasedOn.TYPE) && event.equals("match")) {
                matches.add(new Transitions.Match(
                        conditions(transition), Optional.of(next).filter(one -> !one.isEmpty())));
            } else if (!next.isEmpty()) {
                byEvent.put(event, next);
            }
        }
        return new Transitions(byEvent, matches);
    }

    private void checkEvent(String event) {
        List<String> known = EVENTS.getOrDefault(type, List.of(event));
        if (!known.contains(event)) {
            warning("event \"" + event + "\" does not occur in the sandbox." + NearestName.hint(event, known));
        }
    }

    private List<Condition> conditions(JsonNode transition) {
        List<Condition> conditions = new ArrayList<>();
        for (JsonNode condition : transition.path("conditions")) {
            String kind = condition.path("type").asText();
            Liquid value = liquid("conditions", condition.path("value"));
            List<Liquid> arguments = new ArrayList<>();
            condition.path("arguments").forEach(argument -> arguments.add(liquid("conditions", argument)));
            if (arguments.isEmpty()) {
                arguments.add(liquid("input", ""));
            }
            Comparison.named(kind)
                    .ifPresentOrElse(
                            comparison -> conditions.add(new Condition(comparison, arguments, value)),
                            () -> unsupported =
                                    Optional.of(warning("the sandbox does not support conditions of type " + kind)));
        }
        if (conditions.isEmpty() && unsupported.isEmpty()) {
            wrong("transitions", "a match has no conditions.");
        }
        return conditions;
    }

    private MessageTemplate template() {
        if (properties.path("message_type").asText().equals("content_template")
                || !properties.path("content_sid").asText().isEmpty()) {
            unsupported = Optional.of(warning("the sandbox does not support content templates"));
        } else if (isEmpty("body") && isEmpty("media_url")) {
            wrong("body", "is missing, and so is media_url: set one of them.");
        }
        return new MessageTemplate(
                liquid("body", ""),
                liquid("from", "{{flow.channel.address}}"),
                liquid("to", "{{contact.channel.address}}"),
                liquid("media_url", ""),
                properties.hasNonNull("attributes") ? liquid("attributes", "") : null);
    }

    private List<SetVariables.Variable> variables() {
        List<SetVariables.Variable> variables = new ArrayList<>();
        for (JsonNode variable : properties.path("variables")) {
            variables.add(new SetVariables.Variable(
                    key("variables", variable),
                    liquid("variables", variable.path("value")),
                    variable.path("type").asText().toLowerCase(Locale.ROOT).contains("json")));
        }
        return variables;
    }

    private String method() {
        String method = properties.path("method").asText("GET").toUpperCase(Locale.ROOT);
        if (!List.of("GET", "POST").contains(method)) {
            wrong("method", "is " + method + ": expected GET or POST.");
        }
        return method;
    }

    private MakeHttpRequest request(Transitions exits, String method) {
        if (properties.path("url").asText().isEmpty()) {
            wrong("url", "is missing: set the address of the request.");
        }
        List<HttpParameter> parameters = new ArrayList<>();
        for (JsonNode parameter : properties.path("parameters")) {
            parameters.add(
                    new HttpParameter(key("parameters", parameter), liquid("parameters", parameter.path("value"))));
        }
        return new MakeHttpRequest(
                name,
                type,
                exits,
                method,
                liquid("url", ""),
                new MakeHttpRequest.Content(
                        properties.path("content_type").asText(MakeHttpRequest.FORM), liquid("body", ""), parameters),
                properties.path("add_twilio_auth").asBoolean());
    }

    private String key(String property, JsonNode pair) {
        String key = pair.path("key").asText();
        if (key.isEmpty()) {
            wrong(property, "a variable has no key.");
        }
        return key;
    }

    private Liquid liquid(String property, String otherwise) {
        return isEmpty(property) ? Liquid.of(otherwise) : liquid(property, properties.path(property));
    }

    /** Returns whether a property is unset: Studio exports it as {@code null}, or as an empty text. */
    private boolean isEmpty(String property) {
        JsonNode value = properties.path(property);
        return value.isMissingNode() || value.isNull() || value.asText().isEmpty();
    }

    private Liquid liquid(String property, JsonNode value) {
        try {
            return Liquid.of(value.isContainerNode() ? value.toString() : value.asText(""));
        } catch (IllegalArgumentException e) {
            return Liquid.of(wrong(property, String.valueOf(e.getMessage())));
        }
    }

    private String wrong(String property, String what) {
        errors.add(new DefinitionError("widget " + name + (property.isEmpty() ? "" : ", " + property), what));
        return "";
    }

    private String warning(String what) {
        warnings.add(new DefinitionError("widget " + name, what));
        return what;
    }
}
