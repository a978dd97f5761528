package dev.parley.sandbox;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One of Twilio's OpenAPI documents, as a judge of answers. */
final class OpenApi {
    /** Every method that OpenAPI has; beside them stands what is no operation. */
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final JsonObject document;

    OpenApi(Path file) {
        try {
            document = new JsonObject(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the folder of the documents, which are no part of this project. */
    static Path folder() {
        String named = System.getProperty("TWILIO_OPENAPI", System.getenv("TWILIO_OPENAPI"));
        return Path.of(named == null ? "../shared/twilio/openapi" : named);
    }

    /** Skips a test where the documents are not there, and says so. */
    static void assumeDocuments() {
        assumeTrue(
                Files.isDirectory(folder()),
                () -> "Skipped: no documents in " + folder() + ". TWILIO_OPENAPI names their folder.");
    }

    /** Returns every operation that the document has. */
    List<Operation> operations() {
        JsonObject paths = document.getJsonObject("paths");
        return paths.fieldNames().stream()
                .flatMap(path -> paths.getJsonObject(path).fieldNames().stream()
                        .filter(METHODS::contains)
                        .map(method -> operation(
                                method, path, paths.getJsonObject(path).getJsonObject(method))))
                .toList();
    }

    private Operation operation(String method, String path, JsonObject definition) {
        JsonObject form = definition
                .getJsonObject("requestBody", new JsonObject())
                .getJsonObject("content", new JsonObject())
                .getJsonObject("application/x-www-form-urlencoded", new JsonObject())
                .getJsonObject("schema", new JsonObject());
        JsonObject fields = form.getJsonObject("properties", new JsonObject()).copy();
        definition.getJsonArray("parameters", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .filter(parameter -> parameter.getString("in").equals("query"))
                .forEach(parameter -> fields.put(parameter.getString("name"), parameter.getJsonObject("schema")));
        return new Operation(
                method,
                path,
                form.getJsonArray("required", new JsonArray()).stream()
                        .map(String::valueOf)
                        .toList(),
                fields.fieldNames().stream()
                        .filter(name -> isTyped(resolve(fields.getJsonObject(name))))
                        .toList(),
                fields.containsKey("PageSize"));
    }

    /** Returns whether there is a text that a field cannot hold. */
    private static boolean isTyped(JsonObject schema) {
        return schema.containsKey("enum")
                || schema.containsKey("pattern")
                || List.of("date-time", "uri").contains(schema.getString("format", ""))
                || List.of("integer", "boolean").contains(schema.getString("type", ""));
    }

    /**
     * What one can ask for.
     *
     * @param method in small letters
     * @param path as a template
     * @param required the fields of the form that must not miss
     * @param typed the fields, of form or query, that cannot hold any text
     * @param lists whether it is answered in pages
     */
    record Operation(String method, String path, List<String> required, List<String> typed, boolean lists) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** Returns what is wrong with an answer; nothing where it is as the document says. */
    List<String> complaints(String method, String template, Bench.Reply answer) {
        JsonObject responses = document.getJsonObject("paths")
                .getJsonObject(template)
                .getJsonObject(method)
                .getJsonObject("responses");
        JsonObject response = responses.getJsonObject(Integer.toString(answer.status()));
        if (response == null) {
            return List.of(method + " " + template + ": status is " + answer.status() + ", not one of "
                    + responses.fieldNames());
        }
        List<String> complaints = new ArrayList<>();
        if (response.containsKey("content")) {
            JsonObject content = response.getJsonObject("content").getJsonObject("application/json");
            check(method + " " + template, content.getJsonObject("schema"), answer.json(), complaints);
        } else if (!answer.text().isEmpty()) {
            complaints.add(method + " " + template + ": expected no body");
        }
        return complaints;
    }

    private void check(String where, JsonObject given, @Nullable Object value, List<String> complaints) {
        JsonObject schema = resolve(given);
        if (value == null) {
            if (!schema.getBoolean("nullable", false)) {
                complaints.add(where + " is null");
            }
            return;
        }
        if (!fits(schema.getString("type", "any"), value)) {
            complaints.add(where + " is no " + schema.getString("type") + ": " + value);
            return;
        }
        JsonArray allowed = schema.getJsonArray("enum");
        if (allowed != null && !allowed.contains(value)) {
            complaints.add(where + " is \"" + value + "\", not one of " + allowed);
        }
        checkFormat(where, schema, value, complaints);
        if (value instanceof JsonObject object && schema.containsKey("properties")) {
            checkKeys(where, schema.getJsonObject("properties"), object, complaints);
        }
        if (value instanceof JsonArray array && schema.containsKey("items")) {
            array.forEach(item -> check(where + "[]", schema.getJsonObject("items"), item, complaints));
        }
    }

    private JsonObject resolve(JsonObject schema) {
        String reference = schema.getString("$ref");
        return reference == null
                ? schema
                : document.getJsonObject("components")
                        .getJsonObject("schemas")
                        .getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static boolean fits(String type, Object value) {
        return switch (type) {
            case "string" -> value instanceof String;
            case "integer" -> value instanceof Integer;
            case "boolean" -> value instanceof Boolean;
            case "array" -> value instanceof JsonArray;
            case "object" -> value instanceof JsonObject;
            default -> true;
        };
    }

    private static void checkFormat(String where, JsonObject schema, Object value, List<String> complaints) {
        String pattern =
                switch (schema.getString("format", "")) {
                    case "date-time" -> "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";
                    case "date-time-rfc-2822" -> "\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d \\+0000";
                    case "uri" -> "(http:/)?/\\S+";
                    default -> schema.getString("pattern", ".*");
                };
        if (value instanceof String text && !text.replace('\n', ' ').matches(pattern)) {
            complaints.add(where + " is \"" + text + "\", expected " + pattern);
        }
    }

    private void checkKeys(String where, JsonObject properties, JsonObject object, List<String> complaints) {
        Set<String> keys = new TreeSet<>(object.fieldNames());
        Set<String> expected = new TreeSet<>(properties.fieldNames());
        if (!keys.equals(expected)) {
            complaints.add(where + " has the keys " + keys + ", expected " + expected);
        }
        properties.fieldNames().stream()
                .filter(keys::contains)
                .forEach(key ->
                        check(where + "." + key, properties.getJsonObject(key), object.getValue(key), complaints));
    }
}
