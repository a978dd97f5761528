package dev.parley.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.camel.EventHeaders;
import dev.parley.reference.Entry;
import dev.parley.twilio.operation.OperationUsage.Field;
import dev.parley.twilio.operation.OperationUsage.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each example of the reference is a route that works. */
class ReferenceExamplesTest {
    private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    /** Parameters of webhooks. */
    private static final Map<String, String> EVENT = Map.ofEntries(
            Map.entry("ConversationSid", "CH" + "1".repeat(32)),
            Map.entry("ParticipantSid", "MB" + "1".repeat(32)),
            Map.entry("MessageSid", "IM" + "1".repeat(32)),
            Map.entry("ChatServiceSid", "IS" + "1".repeat(32)),
            Map.entry("DeliveryReceiptSid", "DY" + "1".repeat(32)),
            Map.entry("Attributes", "{}"),
            Map.entry("Author", "ada"),
            Map.entry("Identity", "ada"),
            Map.entry("Index", "7"),
            Map.entry("Body", "bye"));

    private static final Map<String, Object> HEADERS = Stream.of(
                    EventHeaders.ID,
                    "conversationId",
                    "participantId",
                    "communicationId",
                    "configurationId",
                    "actionId",
                    "operationId",
                    "memoryStoreId")
            .collect(Collectors.toMap(name -> name, name -> "one"));

    private final FakeTwilio twilio = new FakeTwilio();
    private final Routes routes = new Routes(twilio.settings());
    private final OperationDirectory vocabulary = new OperationDirectory();

    @AfterEach
    void stop() throws Exception {
        routes.close();
        twilio.close();
    }

    @Test
    void everyExampleOfAnOperationStartsAndCallsTwilio() {
        Map<String, String> uris = new TreeMap<>();
        StringBuilder yaml = new StringBuilder();
        for (String name : vocabulary.names()) {
            uris.put(name, "direct:" + uris.size());
            yaml.append(route(uris.get(name), new Entry(vocabulary.usage(name)).example()));
        }
        routes.property("push.secret", "key").startYaml(yaml.toString());

        List<String> failed = new ArrayList<>();
        uris.forEach((name, uri) -> {
            int before = twilio.received().size();
            Exchange done = routes.sendTo(uri, EVENT, HEADERS);
            if (done.getException() != null || twilio.received().size() == before) {
                failed.add(name + ": " + done.getException());
            }
        });

        assertEquals(List.of(), failed);
    }

    @Test
    void everyWholeRouteOfTheDocumentWorks() throws IOException {
        StringBuilder yaml = new StringBuilder();
        int count = 0;
        Matcher block = BLOCK.matcher(Files.readString(Path.of("docs/twilio-api.md")));
        while (block.find()) {
            if (block.group(1).contains("- route:")) {
                yaml.append(block.group(1).replaceFirst("twilio-webhook:\\w+", "direct:" + count++));
            }
        }
        routes.startYaml(yaml.toString());

        List<String> failed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Exchange done = routes.sendTo("direct:" + i, EVENT, HEADERS);
            if (done.getException() != null) {
                failed.add(done.getFromRouteId() + ": " + done.getException());
            }
        }

        assertEquals(4, count);
        assertEquals(List.of(), failed);
    }

    @Test
    void answerIsReadAsTheDocumentSays() {
        twilio.answers(200, "{\"sid\":\"MB1\",\"messaging_binding\":{\"address\":\"+15005550101\"}}");
        routes.startYaml(
                """
                - route:
                    from:
                      uri: direct:start
                      steps:
                        - to:
                            uri: twilio-api:conversations/participants/fetch
                            variableReceive: visitor
                            parameters:
                              conversationSid: ${body[ConversationSid]}
                              sid: ${body[ParticipantSid]}
                        - setBody:
                            simple: ${body[Author]} ${variable.visitor[sid]} ${variable.visitor[messaging_binding][address]}
                """);

        assertEquals("ada MB1 +15005550101", routes.send(EVENT).getMessage().getBody());
    }

    @Test
    void failureIsReadAsTheDocumentSays() {
        twilio.answers(404, "{\"code\":20404}");
        routes.startYaml(
                """
                - route:
                    from:
                      uri: direct:start
                      steps:
                        - doTry:
                            steps:
                              - to:
                                  uri: twilio-api:users/fetch
                                  parameters:
                                    sid: ada
                            doCatch:
                              - exception:
                                  - dev.parley.twilio.TwilioFailure
                                onWhen:
                                  simple: ${exception.status} == 404
                                steps:
                                  - setBody:
                                      simple: >-
                                        ${exception.code} ${exception.status} ${exception.canBeRepeated}
                                        ${exception.repeating} ${exception.operation} ${exception.target}
                """);

        assertEquals(
                "20404 404 false CANNOT_HELP users/fetch ada",
                routes.send(EVENT).getMessage().getBody());
    }

    @Test
    void everyJsonBodyHoldsWhatTwilioKnowsAndNeeds() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String name : vocabulary.names()) {
            for (Input input : vocabulary.usage(name).inputs()) {
                if (!input.members().isEmpty()) {
                    Set<String> given = new TreeSet<>();
                    collect(body(name), "", given);
                    Set<String> known = new TreeSet<>();
                    input.members().forEach(field -> known.add(field.name()));
                    given.stream()
                            .filter(member -> !known.contains(member))
                            .forEach(m -> wrong.add(name + " has " + m));
                    input.members().stream()
                            .filter(field -> isMissing(field, given))
                            .forEach(field -> wrong.add(name + " lacks " + field.name()));
                }
            }
        }

        assertEquals(List.of(), wrong);
    }

    private JsonNode body(String name) throws IOException {
        Matcher written = Pattern.compile("body: '(.*)'").matcher(new Entry(vocabulary.usage(name)).example());
        return new ObjectMapper().readTree(written.find() ? written.group(1) : "{\"\":\"nothing\"}");
    }

    private static void collect(JsonNode node, String prefix, Set<String> names) {
        node.properties().forEach(member -> {
            String name = prefix + member.getKey();
            names.add(name);
            JsonNode value = member.getValue();
            if (value.isArray()) {
                value.forEach(item -> collect(item, name + "[].", names));
            } else {
                collect(value, name + ".", names);
            }
        });
    }

    private static boolean isMissing(Field field, Set<String> given) {
        int dot = field.name().lastIndexOf('.');
        String around = dot < 0 ? "" : field.name().substring(0, dot).replaceFirst("\\[]$", "");
        return field.required() && (dot < 0 || given.contains(around)) && !given.contains(field.name());
    }

    /** Puts an example's step into a route of its own. */
    private static String route(String uri, String example) {
        Matcher block = BLOCK.matcher(example);
        String step = block.find() ? block.group(1) : "";
        return """
               - route:
                   from:
                     uri: %s
                     steps:
               """
                        .formatted(uri)
                + step.replace("to-twilio", "to-" + uri.substring(uri.indexOf(':') + 1))
                        .indent(8);
    }
}
