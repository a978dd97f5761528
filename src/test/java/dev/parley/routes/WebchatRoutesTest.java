package dev.parley.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.TestPipeline;
import dev.parley.routes.RecordedTwilio.Call;
import dev.parley.token.Samples;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The webchat app: a form before the chat, and a token that is renewed. */
class WebchatRoutesTest {
    private static final String ALICE = "6b0c4bd4-0f6a-4d6c-9d1a-2f1e3c5b7a90";
    private static final String CONVERSATION = "CH0123456789abcdef0123456789abcdef";
    private static final String FORM =
            """
            {"formData": {"friendlyName": "\u00c9milie \\"M\\"", "email": "e@example.com", "query": "Hi & ${bye}\\nagain"}}
            """;
    private static final TokenRoutes ROUTES = TokenRoutes.open();

    private final TestPipeline door = ROUTES.door();
    private final RecordedTwilio twilio = ROUTES.twilio();

    @BeforeEach
    void forgetCalls() {
        twilio.reset();
    }

    @AfterAll
    static void close() {
        ROUTES.close();
    }

    @Test
    void opensConversationForTheVisitor() throws Exception {
        HttpResponse<String> answer = door.post("/initWebchat", TokenRoutes.JSON_TYPE, FORM);

        Map<String, Object> body = TokenRoutes.json(answer);
        assertEquals(200, answer.statusCode());
        assertEquals(TokenRoutes.JSON_TYPE, TokenRoutes.type(answer));
        assertEquals(Set.of("token", "conversationSid", "expiration"), body.keySet());
        assertEquals(CONVERSATION, body.get("conversationSid"));
        assertEquals(Samples.NOON.plusSeconds(21_600).toEpochMilli(), body.get("expiration"));
        assertEquals(Samples.ID.toString(), TokenRoutes.identityIn((String) body.get("token")));
    }

    @Test
    void tellsTwilioWhatTheVisitorFilledIn() throws Exception {
        door.post("/initWebchat", TokenRoutes.JSON_TYPE, FORM);

        assertEquals(
                List.of(
                        new Call(
                                "conversations/create",
                                Map.of(
                                        "friendlyName", "\u00c9milie \"M\"",
                                        "attributes",
                                                "{\"pre_engagement_data\":{\"friendlyName\":\"\u00c9milie \\\"M\\\"\","
                                                        + "\"email\":\"e@example.com\"}}",
                                        "xTwilioWebhookEnabled", "true")),
                        new Call(
                                "conversations/participants/create",
                                Map.of(
                                        "conversationSid",
                                        CONVERSATION,
                                        "identity",
                                        Samples.ID.toString(),
                                        "xTwilioWebhookEnabled",
                                        "true")),
                        new Call(
                                "conversations/messages/create",
                                Map.of(
                                        "conversationSid",
                                        CONVERSATION,
                                        "author",
                                        Samples.ID.toString(),
                                        "body",
                                        "Hi & ${bye}\nagain",
                                        "xTwilioWebhookEnabled",
                                        "true"))),
                twilio.calls());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"query\": \" \"}", "{\"query\": null, \"friendlyName\": \"\"}"})
    void sendsNoMessageWhereNothingIsAsked(String form) throws Exception {
        HttpResponse<String> answer = door.post("/initWebchat", TokenRoutes.JSON_TYPE, "{\"formData\": " + form + "}");

        assertEquals(200, answer.statusCode());
        assertEquals(
                List.of("conversations/create", "conversations/participants/create"),
                twilio.calls().stream().map(Call::operation).toList());
        assertEquals("Visitor", twilio.calls().get(0).parameters().get("friendlyName"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                                      | formData is missing. Send {"formData": {"friendlyName", "email", "query"}}.
                    {"formData": "x"}                       | formData is missing. Send {"formData": {"friendlyName", "email", "query"}}.
                    {"formData": {"friendlyName": 1}}       | friendlyName is not a string. Send it as a string.
                    {"formData": {"query": ["a", "b"]}}     | query was sent several times. Send it once.
                    """)
    void refusesBadFormWith403AndCallsNobody(String form, String reason) throws Exception {
        assertRefused(reason, door.post("/initWebchat", TokenRoutes.JSON_TYPE, form));
        assertEquals(List.of(), twilio.calls());
    }

    @Test
    void refusesWhatIsTooLong() throws Exception {
        assertRefused("friendlyName has 257 characters: at most 256. Send a shorter one.", init("friendlyName", 257));
        assertRefused("query has 32769 bytes: at most 32768. Send less.", init("query", 32_769));
        assertRefused(
                "formData without its query has 16385 bytes: at most 16384. Send less.",
                init("email", 16_385 - "{\"pre_engagement_data\":{\"email\":\"\"}}".length()));
        assertEquals(List.of(), twilio.calls());
    }

    @Test
    void takesTheLongest() throws Exception {
        assertEquals(200, init("friendlyName", 256).statusCode());
        assertEquals(200, init("query", 32_768).statusCode());
        assertEquals(
                200,
                init("email", 16_384 - "{\"pre_engagement_data\":{\"email\":\"\"}}".length())
                        .statusCode());
    }

    @Test
    void takesFormsNestedAsDeepAsTheDoorReads() throws Exception {
        String deep = "[".repeat(90) + "]".repeat(90);

        HttpResponse<String> answer =
                door.post("/initWebchat", TokenRoutes.JSON_TYPE, "{\"formData\": {\"extra\": " + deep + "}}");

        assertEquals(200, answer.statusCode());
    }

    @Test
    void answers500WhileTwilioIsOutOfReach() throws Exception {
        twilio.goOutOfReach();

        HttpResponse<String> answer =
                door.post("/initWebchat", TokenRoutes.JSON_TYPE, FORM, "Origin", "https://page.example");

        assertEquals(500, answer.statusCode());
        assertEquals("", answer.body());
        assertEquals("https://page.example", TokenRoutes.header(answer, "Access-Control-Allow-Origin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/initWebchat", "/refreshToken"})
    void letsPageAskBeforeItPostsJson(String target) throws Exception {
        HttpResponse<String> answer = door.send(HttpRequest.newBuilder(door.uri(target))
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://page.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type"));

        assertEquals(204, answer.statusCode());
        assertEquals("https://page.example", TokenRoutes.header(answer, "Access-Control-Allow-Origin"));
        assertTrue(TokenRoutes.header(answer, "Access-Control-Allow-Methods").contains("POST"));
        assertEquals("content-type", TokenRoutes.header(answer, "Access-Control-Allow-Headers"));
        assertTrue(answer.headers().firstValue("Access-Control-Max-Age").isPresent());
    }

    @Test
    void renewsTokenForTheSameIdentity() throws Exception {
        String token = (String) TokenRoutes.json(door.post("/initWebchat", TokenRoutes.JSON_TYPE, FORM))
                .get("token");

        HttpResponse<String> answer =
                door.post("/refreshToken", TokenRoutes.JSON_TYPE, "{\"token\": \"" + token + "\"}");

        Map<String, Object> body = TokenRoutes.json(answer);
        assertEquals(200, answer.statusCode());
        assertEquals(TokenRoutes.JSON_TYPE, TokenRoutes.type(answer));
        assertEquals(Set.of("token", "expiration"), body.keySet());
        assertEquals(Samples.NOON.plusSeconds(21_600).toEpochMilli(), body.get("expiration"));
        assertEquals(Samples.ID.toString(), TokenRoutes.identityIn((String) body.get("token")));
    }

    @Test
    void renewsNoTokenOfAnotherClient() throws Exception {
        String token = door.get("/chat-widget?identity=" + ALICE).body();

        assertRefused(
                "token is not one of a web chat or has expired. Begin a new chat.",
                door.post("/refreshToken", TokenRoutes.JSON_TYPE, "{\"token\": \"" + token + "\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                    | token is missing. Send it.
                    {"token": 1}          | token is not a string. Send it as a string.
                    {"token": ["a", "b"]} | token was sent several times. Send it once.
                    {"token": "a.b.c"}    | token is not one of a web chat or has expired. Begin a new chat.
                    """)
    void refusesToRenewOthersWith403(String body, String reason) throws Exception {
        assertRefused(reason, door.post("/refreshToken", TokenRoutes.JSON_TYPE, body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/initWebchat", "/refreshToken"})
    void refusesBodyThatItDoesNotRead(String target) throws Exception {
        assertEquals(415, door.post(target, "text/plain", FORM).statusCode());
        assertEquals(List.of(), twilio.calls());
    }

    @Test
    void refusesToRenewTokenOfTheHost() throws Exception {
        String token = Samples.tokenFor("Tackleton");

        assertRefused(
                "identity is reserved. Send another.",
                door.post("/refreshToken", TokenRoutes.JSON_TYPE, "{\"token\": \"" + token + "\"}"));
    }

    private HttpResponse<String> init(String field, int characters) throws Exception {
        return door.post(
                "/initWebchat",
                TokenRoutes.JSON_TYPE,
                "{\"formData\": {\"" + field + "\": \"" + "x".repeat(characters) + "\"}}");
    }

    private void assertRefused(String reason, HttpResponse<String> answer) throws Exception {
        assertEquals(403, answer.statusCode());
        assertEquals(Map.of("message", reason), TokenRoutes.json(answer));
    }
}
