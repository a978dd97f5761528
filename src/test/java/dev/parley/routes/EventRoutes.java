package dev.parley.routes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.door.HttpSettings;
import dev.parley.door.VertxHttpEngine;
import dev.parley.inbox.Inbox;
import dev.parley.inbox.InboxComponent;
import dev.parley.inbox.broker.InboxSettings;
import dev.parley.protocol.FormParameters;
import dev.parley.protocol.http.RefusalLog;
import dev.parley.protocol.http.Refusals;
import dev.parley.status.MessageStatusTracker;
import dev.parley.webhook.EventListeners;
import dev.parley.webhook.HookSettings;
import dev.parley.webhook.HookSettings.OnFailure;
import dev.parley.webhook.PreActionWebhook;
import dev.parley.webhook.RetriesExhausted;
import dev.parley.webhook.VerifySignature;
import dev.parley.webhook.WebhookComponent;
import dev.parley.webhook.WebhookEvent;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;

/** Event routes as they ship, with their error handling, and a sandbox that they call. */
final class EventRoutes implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Vertx vertx = Vertx.vertx();
    private final CalledSandbox sandbox = new CalledSandbox(vertx);
    private final CamelContext context = new DefaultCamelContext();
    private final EventListeners listeners = new EventListeners();
    private final MessageStatusTracker statuses = new MessageStatusTracker();
    private final Properties overrides = new Properties();
    private final VertxHttpEngine door =
            new VertxHttpEngine(vertx, HttpSettings.onLoopback(0), new Refusals("server", new RefusalLog()));
    private final List<String> refusals = new CopyOnWriteArrayList<>();
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
        sandbox.answer(context);
    }

    EventRoutes with(String key, String value) {
        overrides.put(key, value);
        return this;
    }

    /** Opens a door and an inbox in that folder, for routes that accept requests; nothing is handed out of it. */
    EventRoutes accepting(Path directory, VerifySignature signed) {
        inbox = Inbox.open(InboxSettings.embedded(directory, PATIENCE));
        context.addComponent("inbox", new InboxComponent(inbox));
        context.getRegistry().bind("refusals", new RefusalLog(System::nanoTime, refusals::add));
        context.getRegistry().bind("platform-http-engine", door);
        context.getRegistry().bind("signed", signed);
        context.getRegistry().bind("beforeTheFact", new PreActionWebhook());
        return this;
    }

    /** Returns where the door accepts such requests. */
    String address(String path) {
        return "http://127.0.0.1:" + door.getServerPort() + path;
    }

    /** Asks the door, and returns the status. */
    int ask(String path, String form, String... headers) throws Exception {
        return exchange(path, form, headers).statusCode();
    }

    /** Asks the door, and returns the status and the body. */
    String answer(String path, String form) throws Exception {
        HttpResponse<String> answer = exchange(path, form);
        return answer.statusCode() + " " + answer.body();
    }

    private HttpResponse<String> exchange(String path, String form, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(path)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
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

    /** Returns what the inbox and the hooks told of what they refused. */
    List<String> refusals() {
        return refusals;
    }

    CamelContext context() {
        return context;
    }

    EventListeners listeners() {
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
        WebhookEvent event = statuses.describe(WebhookEvent.of(type, FormParameters.of(parameters), null));
        for (var listener : listeners.to(type)) {
            try {
                listener.process(event).get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RetriesExhausted gaveUp && gaveUp.getCause() instanceof Exception failure
                        ? failure
                        : e;
            }
        }
    }

    /** Lets every listening route hear the event, and waits for none of them. */
    void begin(String type, Map<String, String> parameters) {
        WebhookEvent event = statuses.describe(WebhookEvent.of(type, FormParameters.of(parameters), null));
        listeners.to(type).forEach(listener -> listener.process(event));
    }

    /** Makes a conversation, which no webhook tells of, and returns its SID. */
    String conversation() throws Exception {
        return post("/v1/Conversations", "").path("sid").asText();
    }

    /** Makes another service than the account's default one, and returns its path. */
    String service() throws Exception {
        return "/v1/Services/"
                + post("/v1/Services", "FriendlyName=Repairs").path("sid").asText();
    }

    /** Returns what one member of each record of a list holds, in order. */
    List<String> all(String path, String list, String member) throws Exception {
        return sandbox.get(path).path(list).findValuesAsText(member);
    }

    /** Returns the API calls that the routes made, as {@code POST /v1/…}, since the conversation was made. */
    List<String> calls() throws Exception {
        return StreamSupport.stream(sandbox.get("/sandbox/calls").spliterator(), false)
                .map(call -> call.path("method").asText() + " "
                        + call.path("path").asText() + " " + call.path("status").asText())
                .toList();
    }

    JsonNode post(String path, String form) throws Exception {
        return sandbox.post(path, form);
    }

    /** Does what somebody's SDK client would, and returns the sandbox's answer. */
    JsonNode postAs(String identity, String path, String form) throws Exception {
        return sandbox.postAs(identity, path, form);
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
