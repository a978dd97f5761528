package dev.parley.routes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.app.TestPipeline;
import dev.parley.inbox.DurableInbox;
import dev.parley.inbox.broker.InboxSettings;
import dev.parley.protocol.FormParameters;
import dev.parley.status.MessageStatusTracker;
import dev.parley.webhook.EventListeners;
import dev.parley.webhook.RetriesExhausted;
import dev.parley.webhook.WebhookEvent;
import io.vertx.core.Vertx;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** Event routes as they ship, with their error handling, and a sandbox that they call. */
final class EventRoutes implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Vertx vertx = Vertx.vertx();
    private final CalledSandbox sandbox = new CalledSandbox(vertx);
    private final TestPipeline pipeline = new TestPipeline();
    private final MessageStatusTracker statuses = new MessageStatusTracker();
    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private @Nullable DurableInbox inbox;

    EventRoutes() {
        with("retry.first-delay-millis", "1");
        sandbox.answer(pipeline);
    }

    EventRoutes with(String key, String value) {
        pipeline.set(key, value);
        return this;
    }

    /** Takes an inbox in that folder, for routes that accept requests; nothing is handed out of it. Signatures are not checked. */
    EventRoutes accepting(Path directory) {
        with("webhooks.verify", "off");
        return keeping(directory);
    }

    /** Takes an inbox in that folder, for requests that are signed with this key. */
    EventRoutes accepting(Path directory, String publicUrl, String key) {
        with("webhooks.public-url", publicUrl).with("webhooks.signing-keys", key);
        return keeping(directory);
    }

    private EventRoutes keeping(Path directory) {
        inbox = DurableInbox.open(InboxSettings.embedded(directory, PATIENCE));
        pipeline.inbox(inbox);
        return this;
    }

    /** Returns where the door accepts such requests. */
    String address(String path) {
        return pipeline.uri(path).toString();
    }

    /** Asks the door, and returns the status. */
    int ask(String path, String form, String... headers) throws Exception {
        return pipeline.postForm(path, form, headers).statusCode();
    }

    /** Asks the door, and returns the status and the body. */
    String answer(String path, String form) throws Exception {
        HttpResponse<String> answer = pipeline.postForm(path, form);
        return answer.statusCode() + " " + answer.body();
    }

    /** Has the sandbox ask its hooks at the door, which must be open. It still tells nobody of events. */
    void answerHooks() throws Exception {
        post("/v1/Configuration/Webhooks", "PreWebhookUrl=" + address("/chat"));
    }

    /** Begins to hand out what the inbox holds. */
    void dispatch() throws Exception {
        if (inbox != null) {
            inbox.dispatch(pipeline::listeners, workers);
        }
    }

    /** Returns what the inbox and the hooks told of what they refused. */
    List<String> refusals() {
        return pipeline.refusals();
    }

    CamelContext context() {
        return pipeline.context();
    }

    EventListeners listeners() {
        return pipeline.listeners();
    }

    /** Starts routes/errors and the named files. */
    EventRoutes start(String... names) throws Exception {
        pipeline.load("errors").load(names).start();
        return this;
    }

    /** Starts routes/errors, the named files and routes of a test's own. */
    EventRoutes startWith(String yaml, String... names) throws Exception {
        pipeline.loadYaml(yaml);
        return start(names);
    }

    /** Lets every listening route hear the event, and waits for them; throws what a route gave up with. */
    void hear(String type, Map<String, String> parameters) throws Exception {
        WebhookEvent event = statuses.describe(WebhookEvent.of(type, FormParameters.of(parameters), null));
        for (var listener : listeners().to(type)) {
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
        listeners().to(type).forEach(listener -> listener.process(event));
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
        pipeline.close();
        if (inbox != null) {
            inbox.close();
        }
        workers.shutdownNow();
        sandbox.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
