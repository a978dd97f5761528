package dev.parley.sandbox.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.rest.SandboxAccount;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends frames to a sandbox's socket, and reads those it receives. */
public final class SocketClient implements WebSocket.Listener {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder parts = new StringBuilder();
    private @Nullable WebSocket socket;

    private SocketClient() {}

    /** Connects, as a page of an origin if given. */
    public static SocketClient connect(Bench bench, @Nullable String origin) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        if (origin != null) {
            builder.header("Origin", origin);
        }
        SocketClient client = new SocketClient();
        URI uri = URI.create(bench.uri().toString().replaceFirst("http", "ws") + "/v3/wsconnect");
        client.socket = builder.buildAsync(uri, client).join();
        return client;
    }

    public void init(String identity) {
        send(frame(new JsonObject().put("method", "init").put("id", "TM1").put("token", token(identity)), ""));
    }

    /** Registers for push, and returns the response. */
    public String register(String type, String address) {
        return ask(
                "POST",
                "/v1/registrations",
                new JsonObject()
                        .put("channel_type", type)
                        .put("message_types", new JsonArray().add("twilio.conversations.new_message"))
                        .put("data", new JsonObject().put("registration_id", address)));
    }

    /** Makes a request inside the socket, and returns the next frame. */
    String ask(String method, String path, JsonObject body) {
        String payload = body.encode();
        JsonObject request = new JsonObject()
                .put("host", "ers.us1.twilio.com")
                .put("path", path)
                .put("method", method);
        send(frame(
                new JsonObject()
                        .put("method", "message")
                        .put("id", "TM2")
                        .put("http_request", request)
                        .put("payload_type", "application/json")
                        .put("payload_size", payload.length()),
                payload));
        return answer();
    }

    private static String frame(JsonObject header, String payload) {
        String text = header.encode();
        return "TWILSOCK V3.0 " + text.length() + "\r\n" + text + "\r\n" + payload;
    }

    void send(String frame) {
        Objects.requireNonNull(socket).sendBinary(ByteBuffer.wrap(frame.getBytes(UTF_8)), true);
    }

    public void hangUp() {
        Objects.requireNonNull(socket).abort();
    }

    /** Returns the next frame. */
    public String answer() {
        try {
            return Objects.requireNonNull(heard.poll(30, TimeUnit.SECONDS), "nothing was answered");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean isLast) {
        parts.append(UTF_8.decode(data));
        if (isLast) {
            heard.add(parts.toString());
            parts.setLength(0);
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
