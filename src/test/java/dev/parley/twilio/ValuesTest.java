package dev.parley.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values arrive as a route writes them, or the route does not start. */
class ValuesTest {
    private static final String CREATE = "conversations/messages/create";
    private static final String HERE = "conversationSid: CH1";

    private final FakeTwilio twilio = new FakeTwilio();
    private final Routes routes = new Routes(twilio.settings());

    @AfterEach
    void stop() throws Exception {
        routes.close();
        twilio.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "this & that",
                "this&that=those",
                "+1500",
                "100% ?",
                "100%25 and %41 and %zz",
                "#1 in town",
                "#1+1 is 2%",
                "no. #1",
                "'single' and \"double\"",
                "{\"a\": {\"b\": 1}}",
                "{\"a\":{\"b\":[1,2]}}",
                "}}",
                "👋🏽 Grüße",
                ")",
                "(a) & (b)",
                "say RAW(x)",
                "RAW{x}",
                "null",
                "",
                "  padded  ",
                "a\\nb",
                "&&",
                "a&",
                "$simple{body}",
                "https://example.com/a?b=c&d=e#f",
            })
    void arrivesAsWritten(String text) {
        routes.start(CREATE, HERE, "body: " + Json.write(text));

        assertNull(routes.send("").getException());
        assertEquals(text, twilio.only().form().first("Body"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"this & that", "+1500", "100% ?", "#1", "'a' \"b\"", "{\"a\": 1}", "👋🏽"})
    void arrivesAsWrittenInPlaceholder(String text) {
        routes.property("text", text).start(CREATE, HERE, "body: '{{text}}'", "author: a {{text}} b");

        assertNull(routes.send("").getException());
        assertEquals(text, twilio.only().form().first("Body"));
        assertEquals("a " + text + " b", twilio.only().form().first("Author"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one\ntwo\r\nthree", "RAW(x)", "${header.secret}", "{{x}}", "a)&author=b", "null", "a\tb"})
    void arrivesAsItIsFromTheExchange(String text) {
        routes.start(CREATE, HERE, "body: ${body}");

        assertNull(routes.send(text).getException());
        assertEquals(text, twilio.only().form().first("Body"));
    }

    @Test
    void leavesTextAroundAnExpressionAsWritten() {
        routes.start(CREATE, HERE, "body: 'C++ ${body} ? a\\n : b == {c} ${header.d}'");

        assertNull(routes.send("x", Map.of("d", 4)).getException());
        assertEquals("C++ x ? a\\n : b == {c} 4", twilio.only().form().first("Body"));
    }

    @Test
    void tellsStepsApartWhoseValuesDifferInAnEscapeOnly() {
        routes.startYaml(
                """
                - route:
                    from:
                      uri: direct:start
                      steps:
                        - to:
                            uri: twilio-api:conversations/messages/create
                            parameters:
                              conversationSid: CH1
                              body: a%20b
                        - to:
                            uri: twilio-api:conversations/messages/create
                            parameters:
                              conversationSid: CH1
                              body: a&b
                        - to:
                            uri: twilio-api:conversations/messages/create
                            parameters:
                              conversationSid: CH1
                              body: a+b
                        - to:
                            uri: twilio-api:conversations/messages/create
                            parameters:
                              conversationSid: CH1
                              body: a b
                """);

        routes.send("");

        assertEquals(
                List.of("a%20b", "a&b", "a+b", "a b"),
                twilio.received().stream().map(r -> r.form().first("Body")).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RAW(x",
                "RAW(x) and RAW(y)",
                "a)&author=b",
                "a)&author=(b",
                "#1 & only",
                "#1&author=b",
                "one\ntwo",
                "one\n"
            })
    void refusesToStartWithWhatCannotSurvive(String text) {
        IllegalStateException refused = assertThrows(
                IllegalStateException.class, () -> routes.start(CREATE, HERE, "body: " + Json.write(text)));

        String message = messageOf(refused);
        assertTrue(
                message.endsWith(" Put that value into the exchange body before, and write ${body} in its place."),
                message);
    }

    private static String messageOf(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    @Test
    void leavesOutWhatHasNoValue() {
        routes.start(CREATE, HERE, "body: ${body[text]}", "author: ${header.nobody}", "subject: ${body[subject]}");
        Map<String, Object> body = new HashMap<>();
        body.put("text", "hello");
        body.put("subject", null);

        assertNull(routes.send(body).getException());
        assertEquals(Set.of("Body"), twilio.only().form().all().keySet());
    }

    @Test
    void namesAllThatIsRequiredAndHasNoValue() {
        routes.start("conversations/messages/fetch", "conversationSid: ${body[chat]}", "sid: ${header.message}");

        assertUnsent(
                "conversations/messages/fetch was not sent: conversationSid is missing, for ${body[chat]} has no value;"
                        + " sid is missing, for ${header.message} has no value. Not retried: repeating cannot help.",
                routes.send(Map.of()));
    }

    @Test
    void readsTimeAsCamelWritesIt() {
        routes.start(CREATE, HERE, "dateCreated: ${body}");

        assertNull(routes.send("2026-01-02T03:04:05+0200").getException());
        assertEquals("2026-01-02T01:04:05", twilio.only().form().first("DateCreated"));
    }

    @Test
    void failsForGoodWhereRequiredValueIsAbsent() {
        routes.start(CREATE, "conversationSid: ${body[ConversationSid]}", "body: hello");

        assertUnsent(
                "conversations/messages/create was not sent: conversationSid is missing, for ${body[ConversationSid]} has no"
                        + " value. Not retried: repeating cannot help.",
                routes.send(Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "say \"hi\"", "\",\"role\":\"admin", "two\nlines", "back\\slash", "\\\"", "👋🏽"})
    void keepsWhatSomebodyWroteInsideTheTextThatItStandsIn(String text) throws Exception {
        routes.start(CREATE, HERE, "attributes: '{\"was\": \"He said: ${body}\", \"n\": 1}'");

        assertNull(routes.send(text).getException());
        assertEquals(
                Map.of("was", "He said: " + text, "n", 1),
                Json.readObject(String.valueOf(twilio.only().form().first("Attributes"))));
    }

    @Test
    void writesValueBesideQuotesAsJson() throws Exception {
        routes.start(
                CREATE,
                HERE,
                "attributes: '{\"map\": ${body}, \"number\": ${header.number}, \"digits\": ${header.digits},"
                        + " \"text\": ${header.text}, \"none\": ${header.none}, \"q\\\"\": \"${header.number}\"}'");

        assertNull(routes.send(Map.of("a", List.of(1)), Map.of("number", 7, "digits", "17", "text", "1, \"b\": 2"))
                .getException());
        assertEquals(
                "{\"map\": {\"a\":[1]}, \"number\": 7, \"digits\": 17, \"text\": \"1, \\\"b\\\": 2\", \"none\": null,"
                        + " \"q\\\"\": \"7\"}",
                twilio.only().form().first("Attributes"));
    }

    @Test
    void keepsWhatSomebodyWroteInsideItsParticipant() {
        routes.start(
                "conversationWithParticipants/create",
                "participant: '{\"identity\": \"${body}\"}, {\"identity\": \"bob\"}'");

        assertNull(routes.send("a\"}, {\"identity\": \"eve").getException());
        assertEquals(
                List.of("{\"identity\":\"a\\\"}, {\\\"identity\\\": \\\"eve\"}", "{\"identity\":\"bob\"}"),
                twilio.only().form().all().get("Participant"));
    }

    private void assertUnsent(String message, Exchange done) {
        assertEquals(message, done.getException().getMessage());
        assertEquals(List.of(), twilio.asked());
    }

    @Test
    void readsListsFromCommas() {
        routes.start(
                "conversations/webhooks/create",
                HERE,
                "target: webhook",
                "configuration.url: https://example.com/a?b=c&d=e",
                "configuration.method: post",
                "configuration.filters: onMessageAdded, onMessageRemoved");

        assertNull(routes.send("").getException());
        assertEquals(
                Map.of(
                        "Target", List.of("webhook"),
                        "Configuration.Url", List.of("https://example.com/a?b=c&d=e"),
                        "Configuration.Method", List.of("post"),
                        "Configuration.Filters", List.of("onMessageAdded", "onMessageRemoved")),
                twilio.only().form().all());
    }

    @Test
    void readsListsFromCollections() {
        routes.start("roles/create", "friendlyName: guest", "type: service", "permission: ${body}");

        assertNull(routes.send(List.of("sendMessage", "a,b")).getException());
        assertEquals(List.of("sendMessage", "a,b"), twilio.only().form().values("Permission"));
    }

    @Test
    void keepsCommasInsideObjectsOfList() {
        routes.start(
                "conversationWithParticipants/create",
                "participant: '{\"identity\":\"ada\",\"role_sid\":\"RL1\"}, {\"identity\":\"bob\"}'");

        assertNull(routes.send("").getException());
        assertEquals(
                List.of("{\"identity\":\"ada\",\"role_sid\":\"RL1\"}", "{\"identity\":\"bob\"}"),
                twilio.only().form().values("Participant"));
    }

    @Test
    void writesMapsAsJson() {
        routes.start("conversations/update", "sid: CH1", "attributes: ${body}");

        assertNull(routes.send(Map.of("a", List.of(1, 2))).getException());
        assertEquals("{\"a\":[1,2]}", twilio.only().form().first("Attributes"));
    }
}
