package dev.parley.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A folder with Twilio's OpenAPI documents, which are not part of this project. */
record OpenApiFolder(Path folder) implements OpenApiSource {
    /** The environment variable that names it. */
    static final String NAME = "TWILIO_OPENAPI";

    /** Every method that OpenAPI has; other keys beside them are not operations. */
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Returns the folder that the environment names. */
    static OpenApiFolder named() {
        String folder = System.getenv(NAME);
        if (folder == null) {
            throw new IllegalStateException(NAME + " must name the folder of Twilio's documents.");
        }
        return new OpenApiFolder(Path.of(folder));
    }

    @Override
    public OpenApiDocument document(OpenApiProduct product) {
        Path file = folder.resolve(product.fileName() + ".json");
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException(
                    NAME + ": there is no " + file + ". Unset it, and the tests use the table.");
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            JsonNode document = JSON.readTree(bytes);
            return new OpenApiDocument(
                    document.at("/info/version").asText(), sha256(bytes), operations(document, product));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static List<OpenApiOperation> operations(JsonNode document, OpenApiProduct product) {
        List<OpenApiOperation> operations = new ArrayList<>();
        document.path("paths").properties().stream()
                .filter(path -> product.has(path.getKey()))
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> operations.add(
                                operation(document, method.getKey(), path.getKey(), method.getValue()))));
        return operations;
    }

    private static OpenApiOperation operation(JsonNode document, String method, String path, JsonNode definition) {
        JsonNode form = definition.at("/requestBody/content/application~1x-www-form-urlencoded/schema");
        List<String> required = new ArrayList<>();
        form.path("required").forEach(name -> required.add(name.asText()));
        for (JsonNode parameter : definition.path("parameters")) {
            if (!isIn("path", parameter) && parameter.path("required").asBoolean()) {
                required.add(parameter.path("name").asText());
            }
        }
        return new OpenApiOperation(
                method,
                path,
                required,
                parameters(document, definition, "query"),
                parameters(document, definition, "header"),
                schema(document, form).properties(),
                answers(document, definition.path("responses")));
    }

    private static Map<String, OpenApiSchema> parameters(JsonNode document, JsonNode definition, String place) {
        Map<String, OpenApiSchema> parameters = new TreeMap<>();
        for (JsonNode parameter : definition.path("parameters")) {
            if (isIn(place, parameter)) {
                parameters.put(parameter.path("name").asText(), schema(document, parameter.path("schema")));
            }
        }
        return parameters;
    }

    private static boolean isIn(String place, JsonNode parameter) {
        return parameter.path("in").asText().equals(place);
    }

    private static Map<Integer, Map<String, OpenApiSchema>> answers(JsonNode document, JsonNode responses) {
        Map<Integer, Map<String, OpenApiSchema>> answers = new TreeMap<>();
        responses.properties().forEach(response -> {
            JsonNode content = response.getValue().path("content");
            OpenApiSchema body = schema(document, content.at("/application~1json/schema"));
            if (!content.isEmpty() && body.properties().isEmpty()) {
                throw new IllegalStateException("The tests know no answer but a JSON object with members: " + content);
            }
            answers.put(Integer.valueOf(response.getKey()), body.properties());
        });
        return answers;
    }

    private static OpenApiSchema schema(JsonNode document, JsonNode given) {
        JsonNode schema =
                given.has("$ref") ? document.at(given.path("$ref").asText().substring(1)) : given;
        List<String> values = new ArrayList<>();
        schema.path("enum").forEach(value -> values.add(value.asText()));
        Map<String, OpenApiSchema> properties = new TreeMap<>();
        schema.path("properties")
                .properties()
                .forEach(property -> properties.put(property.getKey(), schema(document, property.getValue())));
        return new OpenApiSchema(
                text(schema, "type"),
                text(schema, "format"),
                text(schema, "pattern"),
                schema.path("nullable").asBoolean(),
                values,
                properties,
                schema.has("items") ? schema(document, schema.path("items")) : null);
    }

    private static @Nullable String text(JsonNode schema, String key) {
        return schema.has(key) ? schema.path(key).asText() : null;
    }
}
