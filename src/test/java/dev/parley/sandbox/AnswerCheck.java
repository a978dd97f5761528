package dev.parley.sandbox;

import dev.parley.openapi.OpenApiOperation;
import dev.parley.openapi.OpenApiSchema;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks a response against Twilio's description of its operation. */
final class AnswerCheck {
    private final List<String> complaints = new ArrayList<>();

    private AnswerCheck() {}

    /** Returns the errors of a response; empty if it is as Twilio describes it. */
    static List<String> complaints(OpenApiOperation operation, Bench.Reply answer) {
        AnswerCheck check = new AnswerCheck();
        Map<String, OpenApiSchema> members = operation.answers().get(answer.status());
        if (members == null) {
            check.complain(operation + ": status is " + answer.status() + ", not one of "
                    + operation.answers().keySet());
        } else if (!members.isEmpty()) {
            check.members(operation.toString(), members, answer.json());
        } else if (!answer.text().isEmpty()) {
            check.complain(operation + ": expected no body");
        }
        return check.complaints;
    }

    private void members(String where, Map<String, OpenApiSchema> members, JsonObject object) {
        Set<String> keys = new TreeSet<>(object.fieldNames());
        if (!keys.equals(members.keySet())) {
            complain(where + " has the keys " + keys + ", expected " + members.keySet());
        }
        members.forEach((key, schema) -> {
            if (keys.contains(key)) {
                value(where + "." + key, schema, object.getValue(key));
            }
        });
    }

    private void value(String where, OpenApiSchema schema, @Nullable Object value) {
        if (value == null) {
            if (!schema.nullable()) {
                complain(where + " is null");
            }
            return;
        }
        if (!fits(schema.type(), value)) {
            complain(where + " is not of type " + schema.type() + ": " + value);
            return;
        }
        if (!schema.values().isEmpty() && !schema.values().contains(value)) {
            complain(where + " is \"" + value + "\", not one of " + schema.values());
        }
        if (value instanceof String text) {
            text(where, schema, text);
        }
        if (value instanceof JsonObject object && !schema.properties().isEmpty()) {
            members(where, schema.properties(), object);
        }
        OpenApiSchema items = schema.items();
        if (value instanceof JsonArray array && items != null) {
            array.forEach(item -> value(where + "[]", items, item));
        }
    }

    private static boolean fits(@Nullable String type, Object value) {
        return switch (Objects.requireNonNullElse(type, "any")) {
            case "string" -> value instanceof String;
            case "integer" -> value instanceof Integer;
            case "boolean" -> value instanceof Boolean;
            case "array" -> value instanceof JsonArray;
            case "object" -> value instanceof JsonObject;
            default -> true;
        };
    }

    private void text(String where, OpenApiSchema schema, String text) {
        String pattern =
                switch (Objects.requireNonNullElse(schema.format(), "")) {
                    case "date-time" -> "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";
                    case "date-time-rfc-2822" -> "\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d \\+0000";
                    case "uri" -> "(http:/)?/\\S+";
                    default -> Objects.requireNonNullElse(schema.pattern(), ".*");
                };
        if (!text.replace('\n', ' ').matches(pattern)) {
            complain(where + " is \"" + text + "\", expected " + pattern);
        }
    }

    private void complain(String complaint) {
        complaints.add(complaint);
    }
}
