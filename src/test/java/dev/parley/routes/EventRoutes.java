package dev.parley.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.door.Door;
import dev.parley.door.DoorSettings;
import dev.parley.door.Fields;
import dev.parley.inbox.Inbox;
import dev.parley.inbox.InboxComponent;
import dev.parley.inbox.InboxSettings;
import dev.parley.sandbox.Sandbox;
import dev.parley.sandbox.SandboxAccount;
import dev.parley.sandbox.SandboxSettings;
import dev.parley.twilio.HonourRetryAfter;
import dev.parley.twilio.TwilioApiComponent;
import dev.parley.twilio.TwilioSettings;
import dev.parley.webhook.Event;
import dev.parley.webhook.HookSettings;
import dev.parley.webhook.HookSettings.OnFailure;
import dev.parley.webhook.Listeners;
import dev.parley.webhook.VerifySignature;
import dev.parley.webhook.WebhookComponent;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;

/** Event routes as they ship, with their error handling, and a sandbox that they call. */
final class EventRoutes implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Nobody listens there: the tests say themselves what Twilio would. */
    private static final URI NOBODY = URI.create("http://127.0.0.1:9");

    private final Vertx vertx = Vertx.vertx();
    private final Sandbox sandbox = Sandbox.start(vertx, new SandboxSettings("127.0.0.1", 0, NOBODY, NOBODY, false));
    private final CamelContext context = new DefaultCamelContext();
    private final Listeners listeners = new Listeners();
    private final Properties overrides = new Properties();
    private final Door door =
            new Door(vertx, new DoorSettings("127.0.0.1", 0, DoorSettings.DEFAULT_MAX_BODY_BYTES, Set.of()));
    private @Nullable Inbox inbox;
    private final HttpClient client = HttpClient.newHttpClient();

    EventRoutes() {
        // As application.properties has it: below the level of its logger a log: step says nothing.
        context.getGlobalOptions().put(Exchange.LOG_EIP_NAME, "routes.${routeId}");
        overrides.put("retry.first-delay-millis", "1");
        context.getPropertiesComponent().setLocation("file:application.properties");
        context.getPropertiesComponent().setOverrideProperties(overrides);
        context.addComponent(
                "twilio-webhook",
                new WebhookComponent(listeners, new HookSettings(Duration.ofSeconds(4), OnFailure.ACCEPT)));
        context.addComponent(
                "twilio-api",
                new TwilioApiComponent(new TwilioSettings(
                        SandboxAccount.ACCOUNT_SID,
                        SandboxAccount.API_KEY_SID,
                        SandboxAccount.API_KEY_SECRET,
                        sandbox.uri(),
                        null,
                        null,
                        PATIENCE,
                        PATIENCE)));
        context.getRegistry().bind("honourRetryAfter", new HonourRetryAfter());
    }

    EventRoutes with(String key, String value) {
        overrides.put(key, value);
        return this;
    }

    /** Opens a door and an inbox in that folder, for routes that accept requests; nothing is handed out of it. */
    EventRoutes accepting(Path directory, VerifySignature signed) {
        inbox = Inbox.open(new InboxSettings(InboxSettings.EMBEDDED, directory, PATIENCE));
        context.addComponent("inbox", new InboxComponent(inbox));
        context.getRegistry().bind("platform-http-engine", door);
        context.getRegistry().bind("signed", signed);
        return this;
    }

    /** Asks the door, and returns the status. */
    int ask(String path, String form, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + door.getServerPort() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString()).statusCode();
    }

    /** Has the sandbox ask its hooks at the door, which must be open. It still tells nobody of events. */
    void answerHooks() throws Exception {
        post("/v1/Configuration/Webhooks", "PreWebhookUrl=http://127.0.0.1:" + door.getServerPort() + "/chat");
    }

    /** Begins to hand out what the inbox holds. */
    void dispatch() throws Exception {
        if (inbox != null) {
            inbox.dispatch(listeners, context.getExecutorServiceManager().newFixedThreadPool(this, "inbox", 2));
        }
    }

    CamelContext context() {
        return context;
    }

    Listeners listeners() {
        return listeners;
    }

    /** Starts routes/errors and the named files. */
    EventRoutes start(String... names) throws Exception {
        load("errors");
        for (String name : names) {
            load(name);
        }
        context.start();
        return this;
    }

    private void load(String name) throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.resolveResource(context, "file:routes/" + name + ".camel.yaml"));
    }

    /** Lets every listening route hear the event, and waits for them; throws what a route gave up with. */
    void hear(String type, Map<String, String> parameters) throws Exception {
        Event event = Event.of(type, Fields.of(parameters), null);
        for (var listener : listeners.to(type)) {
            try {
                listener.hear(event).get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Exception failure ? failure : e;
            }
        }
    }

    /** Makes a conversation, which no webhook tells of, and returns its SID. */
    String conversation() throws Exception {
        return post("/v1/Conversations", "").path("sid").asText();
    }

    /** Returns what one member of each record of a list holds, in order. */
    List<String> all(String path, String list, String member) throws Exception {
        return JSON.readTree(send(request(path))).path(list).findValuesAsText(member);
    }

    /** Returns the API calls that the routes made, as {@code POST /v1/…}, since the conversation was made. */
    List<String> calls() throws Exception {
        JsonNode calls = JSON.readTree(send(request("/sandbox/calls")));
        return java.util.stream.StreamSupport.stream(calls.spliterator(), false)
                .map(call -> call.path("method").asText() + " "
                        + call.path("path").asText() + " " + call.path("status").asText())
                .toList();
    }

    JsonNode post(String path, String form) throws Exception {
        return JSON.readTree(send(posted(path, form)));
    }

    /** Does what somebody's SDK client would, and returns the sandbox's answer. */
    JsonNode postAs(String identity, String path, String form) throws Exception {
        return JSON.readTree(send(posted(path, form).header("X-Sandbox-Client-Identity", identity)));
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

    private String send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString()).body();
    }

    @Override
    public void close() throws Exception {
        if (inbox != null) {
            inbox.pause();
        }
        context.stop();
        door.stop();
        if (inbox != null) {
            inbox.close();
        }
        sandbox.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
