package dev.parley;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.app.Node;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** What can be seen of a Parley from outside once it has done a little of everything: it runs with all routes that ship. */
record StartedOnce(String metrics, List<String> logged, List<String> calls, Path inbox) {
    private static final String LIVE = "11111111111111111111111111111111";
    private static final String ROUTES =
            """
            - route:
                id: probes-event
                from:
                  uri: twilio-webhook:onUserAdded
                  steps:
                    - process: {ref: "#class:dev.parley.KeptProbe"}
            - route:
                id: probes-status
                from:
                  uri: twilio-webhook:status
                  steps:
                    - process: {ref: "#class:dev.parley.KeptProbe"}
            - route:
                id: fails-and-waits
                from:
                  uri: twilio-webhook:onConversationUpdated
                  steps:
                    - throwException: {exceptionType: java.lang.IllegalStateException, message: not now}
            - route:
                id: fails-in-time
                from:
                  uri: twilio-webhook:onParticipantAdd
                  steps:
                    - throwException: {exceptionType: java.lang.IllegalStateException, message: not now}
            """;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static StartedOnce in(Path home) throws Exception {
        Files.createDirectory(home.resolve("routes"));
        try (Stream<Path> routes = Files.list(Path.of("routes"))) {
            for (Path route : routes.toList()) {
                Files.copy(route, home.resolve("routes").resolve(route.getFileName()));
            }
        }
        Files.writeString(home.resolve("routes/kept.camel.yaml"), ROUTES);
        Files.copy(Path.of("application.properties"), home.resolve("application.properties"));
        HttpServer twilio = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        List<String> calls = new CopyOnWriteArrayList<>();
        twilio.createContext("/", exchange -> answer(exchange, calls));
        twilio.start();
        int management = freePort();
        try (LogLines lines = LogLines.named("routes.status");
                Node parley = Node.start(home.resolve("application.properties"), settings(twilio, management))) {
            return new StartedOnce(use(parley.port(), management), lines.lines(), calls, home.resolve("data/inbox"));
        } finally {
            twilio.stop(0);
        }
    }

    private static Map<String, String> settings(HttpServer twilio, int management) {
        Map<String, String> settings = new HashMap<>();
        settings.put("camel.server.host", "127.0.0.1");
        settings.put("camel.server.port", "0");
        settings.put("camel.management.port", String.valueOf(management));
        settings.put("camel.main.shutdownTimeout", "4");
        settings.put("twilio.account-sid", "AC" + LIVE);
        settings.put("twilio.auth-token", LIVE);
        settings.put("twilio.api-key-sid", "SK" + LIVE);
        settings.put("twilio.api-key-secret", "the secret of this key, 32 bytes or more");
        settings.put("twilio.conversations-service-sid", "IS" + LIVE);
        settings.put(
                "twilio.api-base-url", "http://127.0.0.1:" + twilio.getAddress().getPort());
        settings.put("webhooks.public-url", "https://chat.example.com");
        settings.put("webhooks.verify", "off");
        settings.put("admin.token", "a-token-of-an-operator");
        settings.put("access.secrets", "a-secret-of-sixteen-or-more");
        settings.put("moderate.action", "mask");
        settings.put("moderate.words", "darn");
        settings.put("undelivered.tell", "conversation");
        settings.put("limit.tokens.in-all", "1/h");
        settings.put("retry.first-delay-millis", "3600000");
        settings.put("retry.longest-delay-millis", "3600000");
        return settings;
    }

    private static String use(int port, int management) {
        send("GET", port, "/token", "");
        send("GET", port, "/token", "");
        String hook = "&ConversationSid=CH" + LIVE + "&Author=alice&Body=darn";
        send("POST", port, "/chat", "EventType=onMessageAdd" + hook);
        send("POST", port, "/chat", "EventType=onParticipantAdd" + hook);
        send("POST", port, "/chat", "EventType=onMessageAdded" + hook);
        send("POST", port, "/chat", "EventType=onConversationAdded&ConversationSid=CH" + LIVE);
        send("POST", port, "/chat", "EventType=onUserAdded&UserSid=US" + LIVE);
        send("POST", port, "/outbound-status", "MessageSid=SM" + LIVE + "&MessageStatus=failed&ErrorCode=30003");
        for (int number = 0; number < 70; number++) {
            send(
                    "POST",
                    port,
                    "/chat",
                    "EventType=onConversationUpdated&ConversationSid=CH" + LIVE + "&Index=" + number);
        }
        await().atMost(60, SECONDS).until(() -> {
            String metrics = send("GET", management, "/observe/metrics", "");
            return metrics.contains("parley_inbox_waiting 0.0") && metrics.contains("parley_dead_letters 1.0");
        });
        return send("GET", management, "/observe/metrics", "");
    }

    private static String send(String method, int port, String path, String form) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, BodyPublishers.ofString(form))
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Knows no conversation that somebody could join, and no message but the one that it is sent. */
    private static void answer(HttpExchange exchange, List<String> calls) throws IOException {
        calls.add(URLDecoder.decode(new String(exchange.getRequestBody().readAllBytes(), UTF_8), UTF_8));
        String path = exchange.getRequestURI().getPath();
        String answer = exchange.getRequestMethod().equals("GET")
                ? "{\"messages\": [], \"meta\": {\"key\": \"messages\"}}"
                : "{\"sid\": \"IM" + LIVE + "\"}";
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(path.endsWith("/Participants") ? 404 : 200, answer.length());
        exchange.getResponseBody().write(answer.getBytes(UTF_8));
        exchange.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
