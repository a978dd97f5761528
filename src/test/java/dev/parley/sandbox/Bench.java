package dev.parley.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.world.Permissions;
import io.vertx.core.Vertx;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A sandbox for one test, with a receiver of its webhooks and a client. Its clock stands still and its SIDs count up,
 * so responses can be compared whole.
 */
public final class Bench implements AfterEachCallback {
    public static final Instant NOW = Instant.parse("2026-11-22T10:00:00.125Z");
    public static final String PHONE = "+15005550001";
    public static final String NUMBER = "+15005550006";

    private static final String CLIENT = "X-Sandbox-Client-Identity";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Longer than any response takes: a call without a response fails its test and does not hang. */
    private static final Duration TOO_LONG = Duration.ofMinutes(1);

    public final Ear ear;
    private final Vertx vertx = Vertx.vertx();
    private final Sandbox sandbox;

    public Bench() {
        this(false);
    }

    public Bench(boolean enforceLimits) {
        ear = new Ear(vertx);
        URI webhooks = URI.create(ear.url("/chat"));
        URI statuses = URI.create(ear.url("/outbound-status"));
        SandboxSettings settings = new SandboxSettings("127.0.0.1", 0, webhooks, statuses, enforceLimits);
        AtomicInteger counter = new AtomicInteger();
        sandbox = Sandbox.start(
                vertx,
                settings,
                new Environment(
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        prefix -> prefix + String.format("%032d", counter.incrementAndGet())));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        sandbox.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    public URI uri() {
        return sandbox.uri();
    }

    /** Advances the clock by an ISO 8601 duration. */
    public void pass(String duration) {
        post("/sandbox/clock", "Advance", duration);
    }

    /** Creates a conversation and returns its SID. */
    public String conversation() {
        return post("/v1/Conversations").sid();
    }

    /** Gives every client all permissions, for tests that are not about permissions. */
    public void letClientsDoEverything() {
        String[] form = Permissions.everything().stream()
                .flatMap(permission -> Stream.of("Permission", permission))
                .toArray(String[]::new);
        post("/v1/Roles/" + SandboxAccount.ROLE_SIDS.get(1), form);
    }

    /** Adds a phone to a conversation and returns the participant's SID. */
    public String phone(String conversation) {
        return post(
                        "/v1/Conversations/" + conversation + "/Participants",
                        "MessagingBinding.Address",
                        PHONE,
                        "MessagingBinding.ProxyAddress",
                        NUMBER)
                .sid();
    }

    public Reply get(String path) {
        return exchange(request(path).GET());
    }

    public Reply delete(String path) {
        return exchange(request(path).DELETE());
    }

    /** Posts a form: names and values in turn. */
    public Reply post(String path, String... form) {
        return exchange(posted(path, form));
    }

    /** Posts a form and asks for webhooks. */
    public Reply postLoudly(String path, String... form) {
        return exchange(posted(path, form).header("X-Twilio-Webhook-Enabled", "true"));
    }

    /** Posts a form as a user's SDK client. */
    public Reply postAs(String identity, String path, String... form) {
        return exchange(posted(path, form).header(CLIENT, identity));
    }

    /** Deletes as a user's SDK client. */
    public Reply deleteAs(String identity, String path) {
        return exchange(request(path).header(CLIENT, identity).DELETE());
    }

    /** Posts a form and does not wait for the response. */
    public CompletableFuture<Reply> send(String path, String... form) {
        return send(posted(path, form));
    }

    /** Posts a form as a user's SDK client and does not wait for the response. */
    public CompletableFuture<Reply> sendAs(String identity, String path, String... form) {
        return send(posted(path, form).header(CLIENT, identity));
    }

    private static CompletableFuture<Reply> send(HttpRequest.Builder request) {
        return HTTP.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(Reply::of);
    }

    public HttpRequest.Builder posted(String path, String... form) {
        StringJoiner body = new StringJoiner("&");
        for (int i = 0; i < form.length; i += 2) {
            body.add(form[i] + "=" + URLEncoder.encode(form[i + 1], UTF_8));
        }
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    public HttpRequest.Builder request(String path) {
        return unauthorised(path).header("Authorization", basic(SandboxAccount.ACCOUNT_SID, SandboxAccount.AUTH_TOKEN));
    }

    public HttpRequest.Builder unauthorised(String path) {
        return HttpRequest.newBuilder(URI.create(sandbox.uri() + path)).timeout(TOO_LONG);
    }

    public Reply exchange(HttpRequest.Builder request) {
        try {
            return Reply.of(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    /** A response of the sandbox. */
    public record Reply(int status, String text, String retryAfter) {
        static Reply of(HttpResponse<String> response) {
            String retryAfter = response.headers().firstValue("Retry-After").orElse("");
            return new Reply(response.statusCode(), response.body(), retryAfter);
        }

        public JsonObject json() {
            return new JsonObject(text);
        }

        public JsonArray list(String key) {
            return json().getJsonArray(key);
        }

        public JsonArray array() {
            return (JsonArray) Json.decodeValue(text);
        }

        public String sid() {
            return json().getString("sid");
        }

        /** Returns status, code and message in one line. */
        public String refusal() {
            return status + " " + json().getInteger("code") + " " + json().getString("message");
        }
    }
}
