package dev.parley.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.app.TestPipeline;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The web chat widget, demo-react, the Kotlin and the iOS demo: a token and nothing else. */
class ChatWidgetRouteTest {
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
                "/chat-widget?identity=" + ALICE,
                "/chat-widget/?identity=" + ALICE,
                "/chat-widget?identity=" + ALICE + "&password=secret&x=1&x=2"
            })
    void answersGetWithTheTokenAsPlainText(String target) throws Exception {
        HttpResponse<String> answer = door.get(target);

        assertEquals(200, answer.statusCode());
        assertEquals("text/plain; charset=utf-8", TokenRoutes.type(answer));
        assertEquals(ALICE, TokenRoutes.identityIn(answer.body()));
        assertEquals(answer.body().strip(), answer.body());
    }

    @Test
    void answersPostedForm() throws Exception {
        HttpResponse<String> answer = door.postForm("/chat-widget", "identity=" + ALICE);

        assertEquals(ALICE, TokenRoutes.identityIn(answer.body()));
    }

    @Test
    void givesTheIdentityBackUnchanged() throws Exception {
        String identity = " \u00c9milie+\"<b>\"&=/%2F@example.com \ud83d\udc4b";

        HttpResponse<String> answer =
                door.get("/chat-widget?identity=" + URLEncoder.encode(identity, StandardCharsets.UTF_8));

        assertEquals(identity, TokenRoutes.identityIn(answer.body()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /chat-widget                           | identity is missing. Send it.
                    /chat-widget?identity=                 | identity is blank: expected 1 to 256 characters, at least one of them visible.
                    /chat-widget?identity=a&identity=b     | identity was sent several times. Send it once.
                    /chat-widget?identity=a%0Ab            | identity has a control character. Send it without.
                    /chat-widget?identity=Tackleton        | identity is reserved. Send another.
                    /chat-widget?identity=%20tackleton     | identity is reserved. Send another.
                    /chat-widget?identity=Parley+Bot       | identity is reserved. Send another.
                    """)
    void refusesWith401AndTheReasonAsText(String target, String reason) throws Exception {
        HttpResponse<String> answer = door.get(target);

        assertEquals(401, answer.statusCode());
        assertEquals("text/plain; charset=utf-8", TokenRoutes.type(answer));
        assertEquals(reason, answer.body());
    }

    @Test
    void refusesBodyThatItDoesNotReadWith401() throws Exception {
        HttpResponse<String> answer = door.post("/chat-widget", "text/plain", "identity=alice");

        assertEquals(401, answer.statusCode());
        assertEquals(
                "the body is neither application/x-www-form-urlencoded nor application/json. Send one of them.",
                answer.body());
    }

    @Test
    void letsPageReadItsRefusal() throws Exception {
        HttpResponse<String> answer =
                door.send(HttpRequest.newBuilder(door.uri("/chat-widget")).header("Origin", "https://page.example"));

        assertEquals(401, answer.statusCode());
        assertEquals("https://page.example", TokenRoutes.header(answer, "Access-Control-Allow-Origin"));
        assertEquals("Origin", TokenRoutes.header(answer, "Vary"));
        assertEquals("no-store", TokenRoutes.header(answer, "Cache-Control"));
    }
}
