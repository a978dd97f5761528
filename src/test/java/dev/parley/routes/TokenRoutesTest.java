package dev.parley.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.door.OpenDoor;
import dev.parley.routes.RecordedTwilio.Call;
import dev.parley.token.Samples;
import dev.parley.token.TokenSteps;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRoutesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALICE = "6b0c4bd4-0f6a-4d6c-9d1a-2f1e3c5b7a90";
    private static final String JSON_TYPE = "application/json";
    private static final String CONVERSATION = "CH0123456789abcdef0123456789abcdef";

    private static final OpenDoor DOOR = new OpenDoor();
    private static final RecordedTwilio TWILIO = new RecordedTwilio();

    @BeforeAll
    static void open() throws Exception {
        TokenSteps.of(Samples.settings(), Samples.AT_NOON, Samples.ONE_ID).forEach(DOOR::with);
        DOOR.context().addComponent("twilio-api", TWILIO);
        DOOR.with(ResourceHelper.resolveResource(DOOR.context(), "file:routes/token.camel.yaml"));
    }

    @AfterAll
    static void close() {
        DOOR.close();
    }

    @BeforeEach
    void forgetCalls() {
        TWILIO.reset();
    }

    /** The web chat widget, demo-react, the Kotlin and the iOS demo: a token and nothing else. */
    @Nested
    class ChatWidget {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/chat-widget?identity=" + ALICE,
                    "/chat-widget/?identity=" + ALICE,
                    "/chat-widget?identity=" + ALICE + "&password=secret&x=1&x=2"
                })
        void answersGetWithTheTokenAsPlainText(String target) throws Exception {
            HttpResponse<String> answer = DOOR.get(target);

            assertEquals(200, answer.statusCode());
            assertEquals("text/plain; charset=utf-8", type(answer));
            assertEquals(ALICE, identityIn(answer.body()));
            assertEquals(answer.body().strip(), answer.body());
        }

        @Test
        void answersPostedForm() throws Exception {
            HttpResponse<String> answer = DOOR.postForm("/chat-widget", "identity=" + ALICE);

            assertEquals(ALICE, identityIn(answer.body()));
        }

        @Test
        void givesTheIdentityBackUnchanged() throws Exception {
            String identity = " \u00c9milie+\"<b>\"&=/%2F@example.com \ud83d\udc4b";

            HttpResponse<String> answer =
                    DOOR.get("/chat-widget?identity=" + URLEncoder.encode(identity, StandardCharsets.UTF_8));

            assertEquals(identity, identityIn(answer.body()));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        /chat-widget                           | identity is missing. Send it.
                        /chat-widget?identity=                 | identity is blank: expected 1 to 256 characters that can be seen.
                        /chat-widget?identity=a&identity=b     | identity was sent several times. Send it once.
                        /chat-widget?identity=a%0Ab            | identity holds a control character. Send it without.
                        /chat-widget?identity=Tackleton        | identity is reserved. Send another.
                        /chat-widget?identity=%20tackleton     | identity is reserved. Send another.
                        /chat-widget?identity=Parley+Bot       | identity is reserved. Send another.
                        """)
        void refusesWith401AndTheReasonAsText(String target, String reason) throws Exception {
            HttpResponse<String> answer = DOOR.get(target);

            assertEquals(401, answer.statusCode());
            assertEquals("text/plain; charset=utf-8", type(answer));
            assertEquals(reason, answer.body());
        }

        @Test
        void letsPageReadItsRefusal() throws Exception {
            HttpResponse<String> answer = DOOR.send(
                    HttpRequest.newBuilder(DOOR.uri("/chat-widget")).header("Origin", "https://page.example"));

            assertEquals(401, answer.statusCode());
            assertEquals("https://page.example", header(answer, "Access-Control-Allow-Origin"));
            assertEquals("Origin", header(answer, "Vary"));
            assertEquals("no-store", header(answer, "Cache-Control"));
        }
    }

    /** The tutorial's server, sdk-starter, chat-token, the Swift and the Android quickstart: JSON, all values texts. */
    @Nested
    class Token {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/token?identity=" + ALICE,
                    "/token/?identity=" + ALICE,
                    "/token/" + ALICE,
                    "/token/" + ALICE + "/",
                    "/token/" + ALICE + "?identity=somebody-else&device=1"
                })
        void answersGetWithTokenAndIdentity(String target) throws Exception {
            assertIssued(ALICE, DOOR.get(target));
        }

        @Test
        void answersEmptyPost() throws Exception {
            assertIssued(
                    ALICE,
                    DOOR.send(
                            HttpRequest.newBuilder(DOOR.uri("/token/" + ALICE)).POST(BodyPublishers.noBody())));
        }

        @Test
        void readsIdentityFromForm() throws Exception {
            assertIssued(ALICE, DOOR.postForm("/token", "identity=" + ALICE));
        }

        @Test
        void readsIdentityFromJson() throws Exception {
            assertIssued(ALICE, DOOR.post("/token", JSON_TYPE, "{\"identity\": \"" + ALICE + "\", \"other\": [1]}"));
        }

        @ParameterizedTest
        @CsvSource({
            "/token/al%20ice+1%40example.com, al ice+1@example.com",
            "/token/a%2Fb, a/b",
            "/token/%C3%A9milie%3F, \u00e9milie?",
            "/token/100%25, 100%",
            "/token/%2525, %25"
        })
        void decodesTheIdentityInThePathOnce(String target, String identity) throws Exception {
            assertIssued(identity, DOOR.get(target));
        }

        @Test
        void choosesIdentityWhereNoneIsSent() throws Exception {
            assertIssued(Samples.ID.toString(), DOOR.get("/token"));
            assertIssued(Samples.ID.toString(), DOOR.post("/token", JSON_TYPE, "{\"identity\": null}"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        /token?identity=              | identity is blank: expected 1 to 256 characters that can be seen.
                        /token?identity=a&identity=b  | identity was sent several times. Send it once.
                        /token/a%00                   | identity holds a control character. Send it without.
                        /token/%E9milie               | identity holds U+FFFD, which stands for bytes that are no UTF-8. Send it in UTF-8.
                        /token?identity=%E9milie      | identity holds U+FFFD, which stands for bytes that are no UTF-8. Send it in UTF-8.
                        /token/Tackleton              | identity is reserved. Send another.
                        /token/TACKLETON              | identity is reserved. Send another.
                        """)
        void refusesWith400AndTheReasonAsJson(String target, String reason) throws Exception {
            HttpResponse<String> answer = DOOR.get(target);

            assertEquals(400, answer.statusCode());
            assertEquals(JSON_TYPE, type(answer));
            assertEquals(Map.of("message", reason), json(answer));
        }

        @ParameterizedTest
        @ValueSource(strings = {"1", "true", "{\"a\":1}"})
        void refusesIdentityThatIsNoText(String identity) throws Exception {
            HttpResponse<String> answer = DOOR.post("/token", JSON_TYPE, "{\"identity\": " + identity + "}");

            assertEquals(400, answer.statusCode());
            assertEquals(Map.of("message", "identity is no text. Send it as text."), json(answer));
        }

        @Test
        void refusesMethodsNobodyUses() throws Exception {
            HttpResponse<String> answer = DOOR.send(
                    HttpRequest.newBuilder(DOOR.uri("/token/" + ALICE)).DELETE());

            assertEquals(405, answer.statusCode());
        }

        private void assertIssued(String identity, HttpResponse<String> answer) throws Exception {
            Map<String, Object> body = json(answer);

            assertEquals(200, answer.statusCode());
            assertEquals(JSON_TYPE, type(answer));
            assertEquals(Set.of("token", "identity"), body.keySet());
            assertEquals(identity, body.get("identity"));
            assertEquals(identity, identityIn((String) body.get("token")));
        }
    }

    /** The webchat app: a form before the chat, and a token that is renewed. */
    @Nested
    class Webchat {
        private static final String FORM =
                """
                {"formData": {"friendlyName": "\u00c9milie \\"M\\"", "email": "e@example.com", "query": "Hi & ${bye}\\nagain"}}
                """;

        @Test
        void opensConversationForTheVisitor() throws Exception {
            HttpResponse<String> answer = DOOR.post("/initWebchat", JSON_TYPE, FORM);

            Map<String, Object> body = json(answer);
            assertEquals(200, answer.statusCode());
            assertEquals(JSON_TYPE, type(answer));
            assertEquals(Set.of("token", "conversationSid", "expiration"), body.keySet());
            assertEquals(CONVERSATION, body.get("conversationSid"));
            assertEquals(Samples.NOON.plusSeconds(21_600).toEpochMilli(), body.get("expiration"));
            assertEquals(Samples.ID.toString(), identityIn((String) body.get("token")));
        }

        @Test
        void tellsTwilioWhatTheVisitorFilledIn() throws Exception {
            DOOR.post("/initWebchat", JSON_TYPE, FORM);

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
                    TWILIO.calls());
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "{\"query\": \" \"}", "{\"query\": null, \"friendlyName\": \"\"}"})
        void sendsNoMessageWhereNothingIsAsked(String form) throws Exception {
            HttpResponse<String> answer = DOOR.post("/initWebchat", JSON_TYPE, "{\"formData\": " + form + "}");

            assertEquals(200, answer.statusCode());
            assertEquals(
                    List.of("conversations/create", "conversations/participants/create"),
                    TWILIO.calls().stream().map(Call::operation).toList());
            assertEquals("Visitor", TWILIO.calls().get(0).parameters().get("friendlyName"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                textBlock =
                        """
                        {}                                      | formData is missing. Send {"formData": {"friendlyName", "email", "query"}}.
                        {"formData": "x"}                       | formData is missing. Send {"formData": {"friendlyName", "email", "query"}}.
                        {"formData": {"friendlyName": 1}}       | friendlyName is no text. Send it as text.
                        {"formData": {"query": ["a", "b"]}}     | query was sent several times. Send it once.
                        """)
        void refusesBadFormWith403AndCallsNobody(String form, String reason) throws Exception {
            assertRefused(reason, DOOR.post("/initWebchat", JSON_TYPE, form));
            assertEquals(List.of(), TWILIO.calls());
        }

        @Test
        void refusesWhatIsTooLong() throws Exception {
            assertRefused(
                    "friendlyName has 257 characters: at most 256. Send a shorter one.", init("friendlyName", 257));
            assertRefused("query has 32769 bytes: at most 32768. Send less.", init("query", 32_769));
            assertRefused(
                    "formData without its query has 16385 bytes: at most 16384. Send less.",
                    init("email", 16_385 - "{\"pre_engagement_data\":{\"email\":\"\"}}".length()));
            assertEquals(List.of(), TWILIO.calls());
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
        void answers500WhileTwilioIsOutOfReach() throws Exception {
            TWILIO.goOutOfReach();

            HttpResponse<String> answer = DOOR.post("/initWebchat", JSON_TYPE, FORM, "Origin", "https://page.example");

            assertEquals(500, answer.statusCode());
            assertEquals("", answer.body());
            assertEquals("https://page.example", header(answer, "Access-Control-Allow-Origin"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"/initWebchat", "/refreshToken"})
        void letsPageAskBeforeItPostsJson(String target) throws Exception {
            HttpResponse<String> answer = DOOR.send(HttpRequest.newBuilder(DOOR.uri(target))
                    .method("OPTIONS", BodyPublishers.noBody())
                    .header("Origin", "https://page.example")
                    .header("Access-Control-Request-Method", "POST")
                    .header("Access-Control-Request-Headers", "content-type"));

            assertEquals(204, answer.statusCode());
            assertEquals("https://page.example", header(answer, "Access-Control-Allow-Origin"));
            assertTrue(header(answer, "Access-Control-Allow-Methods").contains("POST"));
            assertEquals("content-type", header(answer, "Access-Control-Allow-Headers"));
            assertTrue(answer.headers().firstValue("Access-Control-Max-Age").isPresent());
        }

        @Test
        void renewsTokenForTheSameIdentity() throws Exception {
            String token = DOOR.get("/chat-widget?identity=" + ALICE).body();

            HttpResponse<String> answer = DOOR.post("/refreshToken", JSON_TYPE, "{\"token\": \"" + token + "\"}");

            Map<String, Object> body = json(answer);
            assertEquals(200, answer.statusCode());
            assertEquals(JSON_TYPE, type(answer));
            assertEquals(Set.of("token", "expiration"), body.keySet());
            assertEquals(Samples.NOON.plusSeconds(21_600).toEpochMilli(), body.get("expiration"));
            assertEquals(ALICE, identityIn((String) body.get("token")));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                textBlock =
                        """
                        {}                    | token is missing. Send it.
                        {"token": 1}          | token is no text. Send it as text.
                        {"token": ["a", "b"]} | token was sent several times. Send it once.
                        {"token": "a.b.c"}    | token is not one of ours or has expired. Ask for a new one.
                        """)
        void refusesToRenewOthersWith403(String body, String reason) throws Exception {
            assertRefused(reason, DOOR.post("/refreshToken", JSON_TYPE, body));
        }

        @Test
        void refusesToRenewTokenOfTheHost() throws Exception {
            String token = Samples.tokenFor("Tackleton");

            assertRefused(
                    "identity is reserved. Send another.",
                    DOOR.post("/refreshToken", JSON_TYPE, "{\"token\": \"" + token + "\"}"));
        }

        private HttpResponse<String> init(String field, int characters) throws Exception {
            return DOOR.post(
                    "/initWebchat",
                    JSON_TYPE,
                    "{\"formData\": {\"" + field + "\": \"" + "x".repeat(characters) + "\"}}");
        }

        private void assertRefused(String reason, HttpResponse<String> answer) throws Exception {
            assertEquals(403, answer.statusCode());
            assertEquals(Map.of("message", reason), json(answer));
        }
    }

    private static Map<String, Object> json(HttpResponse<String> answer) throws Exception {
        return JSON.readValue(answer.body(), new TypeReference<>() {});
    }

    private static String type(HttpResponse<String> answer) {
        return header(answer, "Content-Type");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("no header " + name);
    }

    private static Object identityIn(String jwt) throws Exception {
        return JSON.valueToTree(Samples.claims(jwt))
                .path("grants")
                .path("identity")
                .textValue();
    }
}
