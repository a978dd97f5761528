package dev.parley.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What browsers may read of routes in their group. */
class CorsTest {
    private final OpenDoor door = new OpenDoor();

    @BeforeEach
    void open() throws Exception {
        door.with(
                """
                - route:
                    id: paged
                    group: browser
                    from:
                      uri: platform-http:/chat-widget
                      parameters: {httpMethodRestrict: "GET,POST"}
                      steps:
                        - throwException: {exceptionType: java.lang.IllegalStateException, message: "do not tell"}
                """);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void answersPreflightForRoutesOfBrowsers() throws Exception {
        HttpResponse<String> answer = door.send(HttpRequest.newBuilder(door.uri("/chat-widget"))
                .method("OPTIONS", BodyPublishers.noBody())
                .headers("Origin", "https://page.example", "Access-Control-Request-Method", "POST"));

        assertEquals(204, answer.statusCode());
        assertEquals(
                "https://page.example",
                answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        assertEquals(
                "GET,POST",
                answer.headers().firstValue("Access-Control-Allow-Methods").orElse(""));
        assertTrue(answer.headers().firstValue("Access-Control-Max-Age").isPresent());
    }

    @Test
    void letsPagesReadErrorsToo() throws Exception {
        HttpResponse<String> answer =
                door.send(HttpRequest.newBuilder(door.uri("/chat-widget")).header("Origin", "https://page.example"));

        assertEquals(500, answer.statusCode());
        assertEquals(
                "https://page.example",
                answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        assertEquals("Origin", answer.headers().firstValue("Vary").orElse(""));
    }

    @Test
    void keepsPagesOfOtherOriginsOut() throws Exception {
        HttpResponse<String> answer =
                door.send(HttpRequest.newBuilder(door.uri("/chat-widget")).header("Origin", "https://other.example"));

        assertFalse(answer.headers().firstValue("Access-Control-Allow-Origin").isPresent());
        assertEquals("Origin", answer.headers().firstValue("Vary").orElse(""));
    }
}
