package dev.parley.sandbox.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.rest.SandboxAccount;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The socket as it hangs on the sandbox's port, seen by who speaks it by hand. */
class SocketsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void areOpenToPagesOfThisMachine() {
        Client client = connect("http://localhost:8080");

        client.init("alice");

        assertTrue(client.answer().contains("\"code\":200"));
    }

    @Test
    void areClosedToPagesOfOtherSites() {
        CompletionException refused =
                assertThrows(CompletionException.class, () -> connect("https://evil.example.com"));

        var handshake = assertInstanceOf(WebSocketHandshakeException.class, refused.getCause());
        assertEquals(403, handshake.getResponse().statusCode());
    }

    @Test
    void areOpenToFiveHundredAtOnce() {
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Client client = connect(null);
            client.init("visitor " + i);
            clients.add(client);
        }

        assertTrue(clients.stream().allMatch(client -> client.answer().contains("\"code\":200")));
        clients.forEach(Client::hangUp);
    }

    @Test
    void makeAUserOfWhoConnects() {
        Client client = connect(null);
        client.init("alice");
        client.answer();

        assertEquals("alice", bench.get("/v1/Users/alice").json().getString("identity"));
        assertEquals("SDK", bench.ear.await("onUserAdded").form().first("Source"));
    }

    @Test
    void hangUpOnGarbage() {
        Client client = connect(null);

        client.send("garbage");

        assertTrue(client.answer().contains("\"code\":406"));
    }

    private Client connect(@Nullable String origin) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        if (origin != null) {
            builder.header("Origin", origin);
        }
        Client client = new Client();
        URI uri = URI.create(bench.uri().toString().replaceFirst("http", "ws") + "/v3/wsconnect");
        client.socket = builder.buildAsync(uri, client).join();
        return client;
    }

    /** Speaks, and remembers the first thing that it hears. */
    private static final class Client implements WebSocket.Listener {
        private final CompletableFuture<String> heard = new CompletableFuture<>();
        private final StringBuilder parts = new StringBuilder();
        private @Nullable WebSocket socket;

        void init(String identity) {
            String header = new JsonObject()
                    .put("method", "init")
                    .put("id", "TM1")
                    .put("token", token(identity))
                    .encode();
            send("TWILSOCK V3.0 " + header.length() + "\r\n" + header + "\r\n");
        }

        void send(String frame) {
            Objects.requireNonNull(socket).sendBinary(ByteBuffer.wrap(frame.getBytes(UTF_8)), true);
        }

        void hangUp() {
            Objects.requireNonNull(socket).abort();
        }

        String answer() {
            return heard.orTimeout(30, TimeUnit.SECONDS).join();
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean isLast) {
            parts.append(UTF_8.decode(data));
            if (isLast) {
                heard.complete(parts.toString());
            }
            from.request(1);
            return null;
        }

        private static String token(String identity) {
            Map<String, Object> chat = Map.of("service_sid", SandboxAccount.CONVERSATIONS_SERVICE_SID);
            return Jwts.builder()
                    .header()
                    .contentType("twilio-fpa;v=1")
                    .and()
                    .claims(Map.of(
                            "iss",
                            SandboxAccount.API_KEY_SID,
                            "sub",
                            SandboxAccount.ACCOUNT_SID,
                            "exp",
                            Bench.NOW.getEpochSecond() + 3600,
                            "grants",
                            Map.of("identity", identity, "chat", chat)))
                    .signWith(Keys.hmacShaKeyFor(SandboxAccount.API_KEY_SECRET.getBytes(UTF_8)))
                    .compact();
        }
    }
}
