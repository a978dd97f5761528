package dev.parley.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which paths of the shipped routes are limited, with callers behind a proxy that says who they are. */
class RequestLimitsTest {
    private static final String ADMIN = "a-token-that-nobody-guesses";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static Node parley;

    @BeforeAll
    static void start(@TempDir Path home) throws Exception {
        Files.createDirectory(home.resolve("routes"));
        for (String name : List.of("token", "conversations", "errors")) {
            Path route = Path.of("routes", name + ".camel.yaml");
            Files.copy(route, home.resolve(route));
        }
        Files.copy(Path.of("application.properties"), home.resolve("application.properties"));
        Map<String, String> settings = new HashMap<>();
        settings.put("camel.server.port", "0");
        settings.put("camel.management.port", "0");
        settings.put("sandbox.port", "0");
        settings.put("http.trusted-proxies", "127.0.0.1");
        settings.put("admin.token", ADMIN);
        settings.put("limit.tokens.per-address", "3/h");
        settings.put("limit.webchats.per-address", "2/h");
        settings.put("limit.conversations.per-address", "2/h");
        parley = Node.start(home.resolve("application.properties"), settings);
    }

    @AfterAll
    static void stop() {
        parley.close();
    }

    @Test
    void countsAllPathsThatGiveATokenTogether() throws Exception {
        List<Integer> statuses = List.of(
                get("203.0.113.1", "/token"),
                get("203.0.113.1", "/token/6b0c4bd4-0f6a-4d6c-9d1a-2f1e3c5b7a90"),
                get("203.0.113.1", "/chat-widget?identity=6b0c4bd4-0f6a-4d6c-9d1a-2f1e3c5b7a90"),
                post("203.0.113.1", "/refreshToken", "").statusCode(),
                get("203.0.113.1", "/chat-widget"),
                get("203.0.113.1", "/token/x"),
                get("203.0.113.2", "/token"));

        assertEquals(List.of(200, 200, 200, 429, 429, 429, 200), statuses);
    }

    @Test
    void limitsHowManyConversationsAVisitorOpens() throws Exception {
        String form = "{\"formData\": {}}";

        List<Integer> statuses = List.of(
                post("203.0.113.3", "/initWebchat", form).statusCode(),
                post("203.0.113.3", "/initWebchat", form).statusCode(),
                post("203.0.113.3", "/initWebchat", form).statusCode());

        assertEquals(List.of(200, 200, 429), statuses);
    }

    @Test
    void limitsHowOftenATokenIsGuessed() throws Exception {
        List<Integer> statuses = List.of(
                conversations("203.0.113.4", "a guess"),
                conversations("203.0.113.4", "a guess"),
                conversations("203.0.113.4", ADMIN),
                conversations("203.0.113.5", ADMIN));

        assertEquals(List.of(401, 401, 429, 201), statuses);
    }

    @Test
    void limitsDeletionsWithThem() throws Exception {
        List<Integer> statuses = List.of(delete(), delete(), delete());

        assertEquals(List.of(401, 401, 429), statuses);
    }

    @Test
    void letsPagesReadWhenToAskAgain() throws Exception {
        String form = "{\"formData\": {}}";
        post("203.0.113.7", "/initWebchat", form);
        post("203.0.113.7", "/initWebchat", form);
        HttpResponse<String> refused = post("203.0.113.7", "/initWebchat", form);

        assertEquals(Optional.of("https://page.example"), refused.headers().firstValue("Access-Control-Allow-Origin"));
        assertEquals(
                Optional.of("1800"), refused.headers().firstValue("Retry-After").map(RequestLimitsTest::roundedUp));
    }

    /** Whoever measures seconds that pass meanwhile would measure the machine. */
    private static String roundedUp(String seconds) {
        return String.valueOf((Integer.parseInt(seconds) + 99) / 100 * 100);
    }

    @Test
    void sparesThisMachineWhileTheSandboxRuns() {
        assertTrue(IntStream.range(0, 10).allMatch(i -> get("127.0.0.1", "/token") == 200));
    }

    private static int get(String address, String path) {
        try {
            return send(request(address, path)).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> post(String address, String path, String json) throws Exception {
        return send(request(address, path)
                .header("Content-Type", "application/json")
                .header("Origin", "https://page.example")
                .POST(BodyPublishers.ofString(json)));
    }

    private static int conversations(String address, String token) throws Exception {
        return send(request(address, "/conversations")
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString("{\"name\": \"Order\"}")))
                .statusCode();
    }

    private static int delete() throws Exception {
        return send(request("203.0.113.6", "/conversations/CH" + "0".repeat(32)).DELETE())
                .statusCode();
    }

    private static HttpRequest.Builder request(String address, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + parley.port() + path))
                .header("X-Forwarded-For", address);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
