package dev.parley.twilio;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.openapi.OpenApiDocument;
import dev.parley.openapi.OpenApiOperation;
import dev.parley.openapi.OpenApiProduct;
import dev.parley.twilio.Walk.Step;
import dev.parley.twilio.Walk.Wire;
import dev.parley.twilio.call.EnsuredMessage;
import dev.parley.twilio.operation.OperationParameter;
import dev.parley.twilio.operation.OperationParameter.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation that a route can name, with every parameter, as Twilio receives it. */
class EveryOperationTest {
    /** Parameters of the library that the documents, which are older, do not have. */
    private static final Map<String, Set<String>> NEWER_THAN_THE_DOCUMENT = Map.of(
            "POST /v2/Flows", Set.of("AuthorSid"),
            "POST /v2/Flows/{Sid}", Set.of("AuthorSid"),
            "POST /2010-04-01/Accounts/{AccountSid}/Messages.json", Set.of("MessageIntent"));

    /** Paging is followed by us, not written by routes. */
    private static final Set<String> OURS = Set.of("Page", "PageToken");

    private static List<Step> steps = List.of();

    @BeforeAll
    static void walk() throws Exception {
        steps = Walk.all();
    }

    static Stream<Step> plain() {
        return steps.stream().filter(step -> !step.isEnsure());
    }

    static Stream<Step> ensure() {
        return steps.stream().filter(Step::isEnsure);
    }

    @ParameterizedTest
    @MethodSource("plain")
    void sendsOneRequestWithWhatTheRouteWroteAndNothingElse(Step step) {
        assertNull(step.failure());
        assertEquals(1, step.sent().size());
        assertEquals(expected(step, step.last(), Map.of()), step.last());
    }

    @ParameterizedTest
    @MethodSource("ensure")
    void ensuresWithWhatTheRouteWroteAndNothingElse(Step step) {
        assertNull(step.failure());
        // Twilio answered that nothing exists, so the last of at most two requests creates it.
        assertEquals(step.sent().size() == 1 ? List.of("POST") : List.of("GET", "POST"), methods(step));
        assertEquals(expected(step, step.last(), marks(step)), step.last());
    }

    private static List<String> methods(Step step) {
        return step.sent().stream().map(Wire::method).toList();
    }

    private static Map<String, String> marks(Step step) {
        return step.call() instanceof EnsuredMessage
                ? Map.of(
                        "attributes",
                        "{\"mood\":\"good\",\"parleyEventId\":\"%s\",\"parleyStep\":\"%s\"}"
                                .formatted(Walk.EVENT, step))
                : Map.of();
    }

    private static Wire expected(Step step, Wire sent, Map<String, String> instead) {
        String path = template(step, sent);
        for (OperationParameter parameter : at(Place.PATH, step).toList()) {
            path = path.replace(
                    "{" + parameter.wireName() + "}", sample(step, parameter).written());
        }
        return new Wire(
                sent.method(),
                path,
                values(step, Place.QUERY, instead),
                values(step, Place.FORM, instead),
                values(step, Place.HEADER, instead),
                at(Place.BODY, step)
                        .map(body -> sample(step, body).written())
                        .findAny()
                        .orElse(""));
    }

    private static Map<String, List<String>> values(Step step, Place place, Map<String, String> instead) {
        return at(place, step)
                .collect(toMap(
                        p -> place == Place.HEADER ? p.wireName().toLowerCase(Locale.ROOT) : p.wireName(),
                        p -> instead.containsKey(p.name())
                                ? List.of(instead.getOrDefault(p.name(), ""))
                                : sample(step, p).sent()));
    }

    private static Stream<OperationParameter> at(Place place, Step step) {
        return step.call().parameters().values().stream().filter(p -> p.place() == place);
    }

    private static Sample sample(Step step, OperationParameter parameter) {
        return step.given().getOrDefault(parameter.name(), new Sample("", List.of()));
    }

    /** Returns the path template of a document. */
    private static String template(Step step, Wire sent) {
        String path = sent.path();
        for (OperationParameter parameter : at(Place.PATH, step).toList()) {
            path = path.replace(sample(step, parameter).written(), "{" + parameter.wireName() + "}");
        }
        return path;
    }

    @ParameterizedTest
    @CsvSource({"CONVERSATIONS_V1, 103", "STUDIO_V2, 19", "API_V2010, 9"})
    void reachesWhatTwilioDescribesWithTheNamesItDescribes(OpenApiProduct product, int operations) {
        Map<String, Set<String>> described = described(product);
        NEWER_THAN_THE_DOCUMENT.forEach((operation, names) -> {
            described.computeIfPresent(operation, (same, known) -> union(known, names));
        });

        Map<String, Set<String>> walked = new TreeMap<>();
        plain().forEach(step -> {
            String path = template(step, step.last());
            if (product.has(path)) {
                walked.put(step.last().method() + " " + path, step.last().names());
            }
        });

        assertEquals(operations, described.size());
        assertEquals(described, walked);
    }

    /** Returns the names of parameters outside the path, by verb and path template. */
    private static Map<String, Set<String>> described(OpenApiProduct product) {
        Map<String, Set<String>> described = new TreeMap<>();
        for (OpenApiOperation operation : OpenApiDocument.of(product).operations()) {
            described.put(operation.method().toUpperCase(Locale.ROOT) + " " + operation.path(), names(operation));
        }
        return described;
    }

    private static Set<String> names(OpenApiOperation operation) {
        Set<String> names = new TreeSet<>(operation.query().keySet());
        names.addAll(operation.form().keySet());
        operation.header().keySet().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        names.removeAll(OURS);
        return names;
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(more);
        return all;
    }

    @Test
    void ensuresByRequestsThatTwilioDescribes() {
        Map<String, Set<String>> described = described(OpenApiProduct.CONVERSATIONS_V1);
        Map<String, Set<String>> beyond = new HashMap<>();

        ensure().forEach(step -> step.sent().forEach(wire -> {
            String operation = wire.method() + " " + template(step, wire);
            Set<String> names = new TreeSet<>(wire.names());
            names.removeAll(described.getOrDefault(operation, Set.of()));
            if (!described.containsKey(operation) || !names.isEmpty()) {
                beyond.put(operation, names);
            }
        }));

        assertEquals(Map.of(), beyond);
    }
}
