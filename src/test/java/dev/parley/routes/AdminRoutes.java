package dev.parley.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.app.TestPipeline;
import io.vertx.core.Vertx;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The routes of an operator as they ship, behind a real door, with a sandbox that they call. */
final class AdminRoutes implements AutoCloseable {
    static final String TOKEN = "a-token-that-nobody-guesses";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vertx vertx = Vertx.vertx();
    private final CalledSandbox sandbox = new CalledSandbox(vertx);
    private final HttpClient client = HttpClient.newHttpClient();
    private final TestPipeline door = new TestPipeline();
    private boolean isTwilioThere = true;

    /** @param token {@code admin.token}, empty for none */
    static AdminRoutes open(String token) {
        AdminRoutes routes = new AdminRoutes(token);
        try {
            routes.door.load("errors", "conversations").start();
        } catch (Exception e) {
            throw new IllegalStateException("routes/conversations.camel.yaml does not start", e);
        }
        return routes;
    }

    private AdminRoutes(String token) {
        door.set("admin.token", token);
        sandbox.answer(door);
    }

    /** Sets up a conversation as somebody who may. */
    HttpResponse<String> setUp(String json) throws Exception {
        return door.post("/conversations", "application/json", json, "Authorization", "Bearer " + TOKEN);
    }

    /** Sets up a conversation and does not wait for the answer. */
    CompletableFuture<HttpResponse<String>> setUpSoon(String json) {
        return client.sendAsync(
                HttpRequest.newBuilder(door.uri("/conversations"))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + TOKEN)
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> delete(String sid, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(door.uri("/conversations/" + sid)).DELETE();
        return door.send(headers.length == 0 ? request : request.headers(headers));
    }

    TestPipeline door() {
        return door;
    }

    /** Closes the sandbox: whoever calls it finds nobody. */
    void loseTwilio() {
        sandbox.close();
        isTwilioThere = false;
    }

    static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }

    JsonNode get(String path) throws Exception {
        return sandbox.get(path);
    }

    JsonNode post(String path, String form) throws Exception {
        return sandbox.post(path, form);
    }

    static String sid(HttpResponse<String> answer) throws Exception {
        return json(answer).path("sid").asText();
    }

    JsonNode conversation(String sid) throws Exception {
        return get("/v1/Conversations/" + sid);
    }

    List<String> conversations() throws Exception {
        return get("/v1/Conversations").path("conversations").findValuesAsText("sid");
    }

    List<String> peopleIn(String conversation) throws Exception {
        return people(get("/v1/Conversations/" + conversation + "/Participants").path("participants"));
    }

    static List<String> people(JsonNode participants) {
        List<String> people = new ArrayList<>();
        participants.forEach(one -> people.add(one.path("identity")
                .asText(one.path("messaging_binding").path("address").asText())));
        return people;
    }

    @Override
    public void close() {
        door.close();
        if (isTwilioThere) {
            sandbox.close();
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
