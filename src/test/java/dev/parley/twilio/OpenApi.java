package dev.parley.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One of Twilio's OpenAPI documents, as a judge of requests. They are no part of this project and may be absent. */
final class OpenApi {
    private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");

    /** Paging is followed by us, not written by routes. */
    private static final Set<String> OURS = Set.of("Page", "PageToken");

    private OpenApi() {}

    static Path file(String product) {
        String named = System.getProperty("TWILIO_OPENAPI", System.getenv("TWILIO_OPENAPI"));
        return Path.of(named == null ? "../shared/twilio/openapi" : named).resolve("twilio_" + product + ".json");
    }

    static boolean isThere() {
        return Files.exists(file("conversations_v1"));
    }

    /**
     * Returns the names of what each operation may be given beside its path, by verb and path template, say
     * {@code POST /v1/Users/{Sid}}; names of headers in small letters.
     *
     * @param part what the path of an operation must hold
     */
    static Map<String, Set<String>> read(String product, String part) throws IOException {
        Map<String, Set<String>> operations = new TreeMap<>();
        new ObjectMapper()
                .readTree(file(product).toFile())
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (VERBS.contains(operation.getKey()) && path.getKey().contains(part)) {
                        operations.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                names(operation.getValue()));
                    }
                }));
        return operations;
    }

    private static Set<String> names(JsonNode operation) {
        Set<String> names = new TreeSet<>();
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.get("name").asText();
            switch (parameter.get("in").asText()) {
                case "header" -> names.add(name.toLowerCase(Locale.ROOT));
                case "query" -> names.add(name);
                default -> {} // the path's are in its template
            }
        }
        operation
                .path("requestBody")
                .path("content")
                .path("application/x-www-form-urlencoded")
                .path("schema")
                .path("properties")
                .fieldNames()
                .forEachRemaining(names::add);
        names.removeAll(OURS);
        return names;
    }
}
