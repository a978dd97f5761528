package dev.parley.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.app.TestPipeline;
import dev.parley.token.IdentitySettings;
import dev.parley.token.IdentitySettings.Mode;
import dev.parley.token.Samples;
import dev.parley.token.TokenSteps;
import io.vertx.core.Vertx;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hundreds of visitors at once, at a sandbox that counts as Twilio does, and an operator who comes after them. */
class VisitorsShareTest {
    private static final String ADMIN = "a-token-that-nobody-guesses";
    private static final int VISITORS = 300;

    private final Vertx vertx = Vertx.vertx();
    private final CalledSandbox sandbox = new CalledSandbox(vertx, true);
    private final TestPipeline door = new TestPipeline();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private boolean isTwilioThere = true;

    @BeforeEach
    void open() throws Exception {
        door.set("admin.token", ADMIN);
        sandbox.answer(door);
        TokenSteps.of(Samples.settings(), IdentitySettings.of(Mode.ANY), Samples.AT_NOON, Samples.ONE_ID)
                .forEach(door::bind);
        door.load("errors", "conversations", "token").start();
    }

    @AfterEach
    void close() {
        door.close();
        if (isTwilioThere) {
            sandbox.close();
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void leavesTheRestToTheOperator() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> visitors =
                IntStream.range(0, VISITORS).mapToObj(i -> visit()).toList();
        await().until(() -> visitors.stream().anyMatch(CompletableFuture::isDone));

        HttpResponse<String> operator = door.post(
                "/conversations", "application/json", "{\"name\": \"Order\"}", "Authorization", "Bearer " + ADMIN);
        boolean before = visitors.stream().anyMatch(visitor -> !visitor.isDone());
        List<HttpResponse<String>> answers =
                visitors.stream().map(CompletableFuture::join).toList();

        assertEquals(201, operator.statusCode());
        assertTrue(before, "the operator came last");
        assertTrue(perSecond().values().stream().allMatch(count -> count <= 10), () -> "a second: " + perSecond());
        assertEquals(Map.of(200, opened(), 503, VISITORS - opened()), statuses(answers));
        assertEquals(
                Optional.of("5"),
                answers.stream()
                        .filter(answer -> answer.statusCode() == 503)
                        .findFirst()
                        .orElseThrow()
                        .headers()
                        .firstValue("Retry-After"));
    }

    @Test
    void asksVisitorsToComeBackWhileTwilioIsOutOfReach() {
        sandbox.close();
        isTwilioThere = false;

        HttpResponse<String> answer = visit().join();

        assertEquals(503, answer.statusCode());
        assertEquals("", answer.body());
        assertTrue(answer.headers().firstValue("Retry-After").isPresent());
    }

    private CompletableFuture<HttpResponse<String>> visit() {
        return client.sendAsync(
                HttpRequest.newBuilder(door.uri("/initWebchat"))
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofMinutes(1))
                        .POST(BodyPublishers.ofString("{\"formData\": {\"query\": \"Hello\"}}"))
                        .build(),
                BodyHandlers.ofString());
    }

    private static Map<Integer, Integer> statuses(List<HttpResponse<String>> answers) {
        return answers.stream().collect(Collectors.toMap(HttpResponse::statusCode, answer -> 1, Integer::sum));
    }

    private int opened() {
        return conversations().size();
    }

    /** Returns how many conversations of visitors were created in each second. */
    private Map<String, Integer> perSecond() {
        return conversations().stream()
                .collect(Collectors.toMap(one -> one.path("date_created").asText(), one -> 1, Integer::sum));
    }

    private List<JsonNode> conversations() {
        try {
            JsonNode all = sandbox.get("/v1/Conversations?PageSize=100").path("conversations");
            return StreamSupport.stream(all.spliterator(), false)
                    .filter(one -> one.path("friendly_name").asText().equals("Visitor"))
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
