package dev.parley.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.app.TestPipeline;
import dev.parley.sandbox.Sandbox;
import dev.parley.sandbox.SandboxSettings;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A sandbox that routes call by {@code twilio-api:}, and a client that does and sees what they do not. */
final class CalledSandbox implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATIENCE = "20s";
    /** Nobody listens there: the tests say themselves what Twilio would. */
    private static final URI NOBODY = URI.create("http://127.0.0.1:9");

    private final Sandbox sandbox;
    private final HttpClient client = HttpClient.newHttpClient();

    CalledSandbox(Vertx vertx) {
        this(vertx, false);
    }

    /** @param enforceLimits whether it refuses what comes faster than Twilio takes it */
    CalledSandbox(Vertx vertx, boolean enforceLimits) {
        sandbox = Sandbox.start(vertx, new SandboxSettings("127.0.0.1", 0, NOBODY, NOBODY, enforceLimits));
    }

    /** Lets these routes call it, and gives it time to answer. */
    void answer(TestPipeline routes) {
        routes.set("twilio.api-base-url", sandbox.uri().toString())
                .set("twilio.connect-timeout", PATIENCE)
                .set("twilio.response-timeout", PATIENCE);
    }

    JsonNode get(String path) throws Exception {
        return send(request(path));
    }

    JsonNode post(String path, String form) throws Exception {
        return send(posted(path, form));
    }

    /** Does what somebody's SDK client would. */
    JsonNode postAs(String identity, String path, String form) throws Exception {
        return send(posted(path, form).header("X-Sandbox-Client-Identity", identity));
    }

    private HttpRequest.Builder posted(String path, String form) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }

    private HttpRequest.Builder request(String path) {
        String account = SandboxAccount.API_KEY_SID + ":" + SandboxAccount.API_KEY_SECRET;
        return HttpRequest.newBuilder(URI.create(sandbox.uri() + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8)));
    }

    private JsonNode send(HttpRequest.Builder request) throws Exception {
        return JSON.readTree(
                client.send(request.build(), BodyHandlers.ofString()).body());
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
