package dev.parley.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.protocol.http.RefusalLog;
import dev.parley.protocol.http.Refusals;
import io.vertx.core.Vertx;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VertxHttpEngineTest {
    private final OpenDoor door = new OpenDoor();

    @BeforeEach
    void open() throws Exception {
        door.with(
                """
                - route:
                    id: headers
                    from:
                      uri: platform-http:/headers
                      steps:
                        - setBody: {simple: "headers ${headers}"}
                - route:
                    id: body
                    from:
                      uri: platform-http:/body
                      steps:
                        - setBody: {simple: "body ${body}"}
                - route:
                    id: silent
                    from:
                      uri: platform-http:/silent
                      steps:
                        - setHeader: {name: X-Own, constant: secret}
                - route:
                    id: path
                    from:
                      uri: platform-http:/path/{identity}
                      steps:
                        - setBody: {simple: "${body[identity]}"}
                - route:
                    id: waits
                    from:
                      uri: platform-http:/waits
                      steps:
                        - delay: {constant: 100}
                        - setBody: {constant: done}
                - route:
                    id: breaks
                    from:
                      uri: platform-http:/breaks
                      steps:
                        - throwException: {exceptionType: java.lang.IllegalStateException, message: "do not tell"}
                - route:
                    id: posted
                    from:
                      uri: platform-http:/posted
                      parameters: {httpMethodRestrict: "POST"}
                      steps:
                        - setBody: {constant: done}
                - route:
                    id: json
                    from:
                      uri: platform-http:/json
                      steps:
                        - transform: {simple: "${body[formData]}"}
                """);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void showsRoutesNoHeaderOfTheCaller() throws Exception {
        HttpResponse<String> answer =
                door.postForm("/headers?Authorization=q", "X-Twilio-Signature=forged&CamelHttpUri=x");

        assertEquals("headers {CamelHttpMethod=POST, CamelHttpPath=/headers}", answer.body());
    }

    @Test
    void givesParametersAsOrderedMap() throws Exception {
        HttpResponse<String> answer = door.postForm("/body?z=1&b=query", "b=2&a=3&a=4");

        assertEquals("body {z=1, b=2, a=[3, 4]}", answer.body());
    }

    @Test
    void readsGetParametersFromTheQuery() throws Exception {
        assertEquals(
                "body {EventType=onMessageAdded}",
                door.get("/body?EventType=onMessageAdded").body());
    }

    @Test
    void givesTheWholePathParameter() throws Exception {
        assertEquals("a+b@c d/é", door.get("/path/a+b@c%20d%2F%C3%A9").body());
    }

    @Test
    void acceptsTrailingSlash() throws Exception {
        assertEquals(200, door.get("/silent/").statusCode());
    }

    @Test
    void answersEmptyWhereTheRouteMeantNothing() throws Exception {
        HttpResponse<String> answer = door.postForm("/silent", "Body=one%0Atwo&Attributes=%7B%7D");

        assertEquals(200, answer.statusCode());
        assertEquals("", answer.body());
        assertEquals(
                Set.of("cache-control", "content-length"),
                answer.headers().map().keySet());
    }

    @Test
    void takesFieldOf32KiB() throws Exception {
        String field = "x".repeat(32 * 1024);

        assertEquals(
                "body {Attributes=" + field + "}",
                door.postForm("/body", "Attributes=" + field).body());
    }

    @Test
    void refusesBodyOverTenMebibytes() throws Exception {
        String field = "Body=" + "x".repeat(BodySizes.DEFAULT.other());

        assertEquals(413, door.postForm("/body", field).statusCode());
    }

    @Test
    void refusesUnannouncedBodyOverTenMebibytes() throws Exception {
        byte[] bytes = new byte[BodySizes.DEFAULT.other() + 1];
        HttpRequest.Builder chunked = HttpRequest.newBuilder(door.uri("/body"))
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(bytes)));

        assertEquals(413, door.send(chunked).statusCode());
    }

    @Test
    void readsHashAndQuestionMarkOfFormAsThemselves() throws Exception {
        assertEquals(
                "body {?identity=alice#2, Body=Order #123?}",
                door.postForm("/body", "?identity=alice#2&Body=Order #123?").body());
    }

    @Test
    void refusesMoreFieldsThanAnybodySends() throws Exception {
        assertEquals(400, door.postForm("/body", "a&".repeat(2_000)).statusCode());
        assertEquals(400, door.get("/body?" + "a&".repeat(1_500)).statusCode());
    }

    @Test
    void refusesBrokenEscape() throws Exception {
        assertEquals(400, door.postForm("/body", "Body=%zz").statusCode());
    }

    @Test
    void refusesJsonThatIsNoObject() throws Exception {
        assertEquals(400, door.post("/body", "application/json", "[1]").statusCode());
        assertEquals(400, door.post("/body", "application/json", "null").statusCode());
        assertEquals(400, door.post("/body", "application/json", "{").statusCode());
    }

    @Test
    void answersMapsAsJson() throws Exception {
        HttpResponse<String> answer = door.post("/json", "application/json; charset=utf-8", "{\"formData\":{\"a\":1}}");

        assertEquals("{\"a\":1}", answer.body());
        assertEquals(
                "application/json", answer.headers().firstValue("Content-Type").orElse(""));
    }

    @Test
    void holdsTheAnswerWhileTheRouteWaits() throws Exception {
        assertEquals("done", door.get("/waits").body());
    }

    @Test
    void tellsStrangersNothingOfFailure() throws Exception {
        HttpResponse<String> answer = door.get("/breaks");

        assertEquals(500, answer.statusCode());
        assertEquals("", answer.body());
    }

    @Test
    void namesTheMethodsItAllows() throws Exception {
        HttpResponse<String> answer = door.get("/posted");

        assertEquals(405, answer.statusCode());
        assertEquals("POST", answer.headers().firstValue("Allow").orElse(""));
    }

    @Test
    void saysWhichSettingMovesItFromTakenPort() {
        int taken = door.uri("/").getPort();
        Vertx vertx = Vertx.vertx();
        VertxHttpServer second =
                new VertxHttpServer(vertx, HttpSettings.onLoopback(taken), new Refusals("server", new RefusalLog()));

        IllegalStateException failure = assertThrows(IllegalStateException.class, second::listen);
        vertx.close();

        assertEquals(
                "cannot listen on 127.0.0.1:" + taken + " (Address already in use). Stop what listens there, or set"
                        + " camel.server.port to another port.",
                failure.getMessage());
    }
}
