package dev.parley.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.http.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds what is learnt from the library against Twilio's own description, where that is at hand. */
class OpenApiTest {
    /** Paging is followed by us, not written by routes. */
    private static final Set<String> OURS = Set.of("Page", "PageToken");

    @Test
    void everyOperationTakesWhatTwilioSaysItTakes() throws IOException {
        Path file = Path.of(System.getProperty(
                        "TWILIO_OPENAPI", System.getenv().getOrDefault("TWILIO_OPENAPI", "../shared/twilio/openapi")))
                .resolve("twilio_conversations_v1.json");
        assumeTrue(Files.exists(file), "Twilio's OpenAPI documents are not here");

        Map<String, Set<String>> described = described(new ObjectMapper().readTree(file.toFile()));

        assertEquals(103, described.size());
        assertEquals(described, learnt());
    }

    private static Map<String, Set<String>> described(JsonNode document) {
        Map<String, Set<String>> described = new TreeMap<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (!Set.of("get", "post", "delete").contains(operation.getKey())) {
                        return;
                    }
                    Set<String> names = new TreeSet<>();
                    operation
                            .getValue()
                            .path("parameters")
                            .forEach(p -> names.add(p.get("name").asText()));
                    operation
                            .getValue()
                            .path("requestBody")
                            .path("content")
                            .path("application/x-www-form-urlencoded")
                            .path("schema")
                            .path("properties")
                            .fieldNames()
                            .forEachRemaining(names::add);
                    names.removeAll(OURS);
                    described.put(operation.getKey() + " " + path.getKey(), names);
                }));
        return described;
    }

    private static Map<String, Set<String>> learnt() {
        Catalog catalog = new Catalog();
        Dictation dictation = new Dictation(
                new TwilioSettings("AC", "SK", "", null, null, null, Duration.ofSeconds(1), Duration.ofSeconds(1)));
        Map<String, Set<String>> learnt = new TreeMap<>();
        for (String name : TwilioJar.operationNames()) {
            if (OperationNames.find(name).orElseThrow().getName().startsWith("com.twilio.rest.conversations.v1.")) {
                Operation operation = catalog.get(name);
                learnt.put(described(operation, dictation), wireNames(operation));
            }
        }
        return learnt;
    }

    private static Set<String> wireNames(Operation operation) {
        Set<String> names = new TreeSet<>();
        operation.parameters().values().forEach(p -> names.add(p.wireName()));
        return names;
    }

    /** Returns the operation as the document calls it: {@code get /v1/Users/{Sid}}. */
    private static String described(Operation operation, Dictation dictation) {
        Map<String, List<String>> values = new HashMap<>();
        operation.parameters().values().forEach(p -> {
            String value = p.place() == Parameter.Place.PATH
                    ? "{" + p.wireName() + "}"
                    : p.type().sample();
            values.put(p.name(), List.of(value));
        });
        Request request = operation.writeUnchecked(values, dictation);
        return request.getMethod().toString().toLowerCase(java.util.Locale.ROOT)
                + " "
                + request.getUrl().replace("https://conversations.twilio.com", "");
    }
}
