package dev.parley.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.twilio.request.Json;
import java.util.List;
import java.util.Map;
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
        assertTrue(message.endsWith(" Set the message body to that value first, and write ${body} instead."), message);
    }

    private static String messageOf(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
