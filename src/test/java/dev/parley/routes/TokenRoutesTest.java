package dev.parley.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.app.TestPipeline;
import dev.parley.token.Samples;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tutorial's server, sdk-starter, chat-token, the Swift and the Android quickstart: JSON, all values texts. */
class TokenRoutesTest {
    private static final String ALICE = "6b0c4bd4-0f6a-4d6c-9d1a-2f1e3c5b7a90";
    private static final TokenRoutes ROUTES = TokenRoutes.open();

    private final TestPipeline door = ROUTES.door();

    @AfterAll
    static void close() {
        ROUTES.close();
    }

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
        assertIssued(ALICE, door.get(target));
    }

    @Test
    void answersEmptyPost() throws Exception {
        assertIssued(
                ALICE,
                door.send(HttpRequest.newBuilder(door.uri("/token/" + ALICE)).POST(BodyPublishers.noBody())));
    }

    @Test
    void readsIdentityFromForm() throws Exception {
        assertIssued(ALICE, door.postForm("/token", "identity=" + ALICE));
    }

    @Test
    void readsIdentityFromJson() throws Exception {
        assertIssued(
                ALICE, door.post("/token", TokenRoutes.JSON_TYPE, "{\"identity\": \"" + ALICE + "\", \"other\": [1]}"));
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
        assertIssued(identity, door.get(target));
    }

    @Test
    void choosesIdentityWhereNoneIsSent() throws Exception {
        assertIssued(Samples.ID.toString(), door.get("/token"));
        assertIssued(Samples.ID.toString(), door.post("/token", TokenRoutes.JSON_TYPE, "{\"identity\": null}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /token?identity=              | identity is blank: expected 1 to 256 characters, at least one of them visible.
                    /token?identity=a&identity=b  | identity was sent several times. Send it once.
                    /token/a%00                   | identity has a control character. Send it without.
                    /token/%E9milie               | identity has U+FFFD, which replaces bytes that are not valid UTF-8. Send it in UTF-8.
                    /token?identity=%E9milie      | identity has U+FFFD, which replaces bytes that are not valid UTF-8. Send it in UTF-8.
                    /token/Tackleton              | identity is reserved. Send another.
                    /token/TACKLETON              | identity is reserved. Send another.
                    """)
    void refusesWith400AndTheReasonAsJson(String target, String reason) throws Exception {
        HttpResponse<String> answer = door.get(target);

        assertEquals(400, answer.statusCode());
        assertEquals(TokenRoutes.JSON_TYPE, TokenRoutes.type(answer));
        assertEquals(Map.of("message", reason), TokenRoutes.json(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "{\"a\":1}"})
    void refusesIdentityThatIsNoText(String identity) throws Exception {
        HttpResponse<String> answer = door.post("/token", TokenRoutes.JSON_TYPE, "{\"identity\": " + identity + "}");

        assertEquals(400, answer.statusCode());
        assertEquals(Map.of("message", "identity is not a string. Send it as a string."), TokenRoutes.json(answer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "multipart/form-data; boundary=x", "application/xml", "application/jsonp", "x"})
    void refusesBodyThatItDoesNotRead(String type) throws Exception {
        HttpResponse<String> answer = door.post("/token", type, "identity=alice", "Origin", "https://page.example");

        assertEquals(415, answer.statusCode());
        assertEquals("https://page.example", TokenRoutes.header(answer, "Access-Control-Allow-Origin"));
        assertEquals(
                Map.of(
                        "message",
                        "the body is neither application/x-www-form-urlencoded nor application/json. Send one of them."),
                TokenRoutes.json(answer));
        assertEquals(415, door.post("/token/" + ALICE, type, "a").statusCode());
    }

    @Test
    void refusesBodyOfNoType() throws Exception {
        HttpResponse<String> answer =
                door.send(HttpRequest.newBuilder(door.uri("/token")).POST(BodyPublishers.ofString("identity=alice")));

        assertEquals(415, answer.statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "multipart/form-data; boundary=x"})
    void takesEmptyBodyOfAnyType(String type) throws Exception {
        assertIssued(ALICE, door.post("/token?identity=" + ALICE, type, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Application/X-WWW-Form-URLEncoded", "application/x-www-form-urlencoded;charset=UTF-8"})
    void readsFormHoweverItsTypeIsWritten(String type) throws Exception {
        assertIssued(ALICE, door.post("/token", type, "identity=" + ALICE));
    }

    @Test
    void refusesMethodsNobodyUses() throws Exception {
        HttpResponse<String> answer =
                door.send(HttpRequest.newBuilder(door.uri("/token/" + ALICE)).DELETE());

        assertEquals(405, answer.statusCode());
    }

    private void assertIssued(String identity, HttpResponse<String> answer) throws Exception {
        Map<String, Object> body = TokenRoutes.json(answer);

        assertEquals(200, answer.statusCode());
        assertEquals(TokenRoutes.JSON_TYPE, TokenRoutes.type(answer));
        assertEquals(Set.of("token", "identity"), body.keySet());
        assertEquals(identity, body.get("identity"));
        assertEquals(identity, TokenRoutes.identityIn((String) body.get("token")));
    }
}
