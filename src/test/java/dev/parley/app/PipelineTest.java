package dev.parley.app;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.Sids;
import dev.parley.inbox.DurableInbox;
import dev.parley.inbox.broker.InboxSettings;
import dev.parley.protocol.http.RefusalLog;
import dev.parley.webhook.HookSettings;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.Processor;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two generations of the same routes in one node; each says its own name. */
@Timeout(60)
class PipelineTest {
    private static final RouteSet ROUTES = routes(
            """
            - route:
                id: chat
                from:
                  uri: platform-http:/chat
                  steps:
                    - process: {ref: signed}
                    - to: inbox:webhooks
            - route:
                id: name
                from:
                  uri: platform-http:/name
                  steps:
                    - process: {ref: name}
            - route:
                id: listening
                from:
                  uri: twilio-webhook:onMessageAdded
                  steps:
                    - process: {ref: note}
            """);

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<Pipeline> pipelines = new ArrayList<>();
    private final SettingsFile file;
    private final DurableInbox inbox;
    private final NodeServices services;
    private final Map<String, Object> beans;
    private final Pipeline first;
    private final Pipeline second;

    PipelineTest(@TempDir Path directory) throws Exception {
        file = SettingsFile.open(
                Path.of("application.properties"),
                Map.of(
                        "camel.server.port", "0",
                        "camel.main.shutdownTimeout", "1",
                        "sandbox.enabled", "true",
                        "webhooks.verify", "off"));
        TwilioAccess access = TwilioAccess.decide(file.settings());
        file.setBelowOptions(access.properties());
        inbox = DurableInbox.open(InboxSettings.embedded(directory, Duration.ofSeconds(4)));
        services = NodeServices.of(vertx, file.settings(), access, inbox, new RefusalLog());
        beans = RouteBeans.of(file.settings(), access, services);
        first = pipeline("first");
        second = pipeline("second");
    }

    private Pipeline pipeline(String name) {
        Map<String, Object> all = new HashMap<>(beans);
        all.put("name", (Processor) exchange -> exchange.getMessage().setBody(name));
        all.put("note", (Processor) exchange -> heard.add(name));
        Pipeline pipeline = new Pipeline(file, HookSettings.from(file.settings()), all, services);
        pipelines.add(pipeline);
        return pipeline;
    }

    private static RouteSet routes(String yaml) {
        return new RouteSet(List.of(ResourceHelper.fromString("routes.camel.yaml", yaml)));
    }

    @BeforeEach
    void load() throws Exception {
        for (Pipeline pipeline : pipelines) {
            pipeline.load(ROUTES);
        }
    }

    @AfterEach
    void close() throws Exception {
        inbox.pause();
        services.twilio().stop();
        pipelines.forEach(Pipeline::stop);
        services.close();
        inbox.close();
        workers.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void startsNothingUntilItIsTold() {
        assertFalse(first.context().isStarted());
        assertEquals(List.of(), first.listeners().to("onMessageAdded"));
        assertEquals(0, services.http().port());
    }

    @Test
    void sendsAwayRequestsBeforeOneServes() throws Exception {
        services.http().listen();
        first.start();

        assertEquals(503, send(request("/name")).statusCode());
    }

    @Test
    void answersRequestsOnlyInTheOneThatServes() throws Exception {
        startBoth();

        first.serve();
        String before = send(request("/name")).body();
        second.serve();
        String after = send(request("/name")).body();

        assertEquals(List.of("first", "second"), List.of(before, after));
    }

    @Test
    void hearsEventsOnlyInTheOneThatServes() throws Exception {
        startBoth();
        first.serve();
        inbox.dispatch(services.listeners()::get, workers);

        sayMessageAdded("CH1");
        await().until(() -> heard.equals(List.of("first")));
        second.serve();
        sayMessageAdded("CH1");
        sayMessageAdded("CH2");

        await().until(() -> heard.size() == 3);
        assertEquals(List.of("first", "second", "second"), heard);
    }

    @Test
    void goesOnWhereTheOneBeforeItStops() throws Exception {
        startBoth();
        first.serve();
        inbox.dispatch(services.listeners()::get, workers);

        second.serve();
        first.stop();
        sayMessageAdded("CH1");

        await().until(() -> heard.equals(List.of("second")));
        assertEquals("second", send(request("/name")).body());
        assertEquals(second.listeners(), services.listeners().get());
    }

    @Test
    void refusesTwoRoutesWithOneId() {
        Exception refused = assertThrows(Exception.class, () -> {
            first.load(new RouteSet(List.of(
                    ResourceHelper.fromString("a.camel.yaml", one("/a")),
                    ResourceHelper.fromString("b.camel.yaml", one("/b")))));
            first.start();
        });

        assertEquals(
                "duplicate id \"twice\". Ids of routes and steps must be unique: change one of them.",
                String.valueOf(StartFailure.of(refused, first.context(), file.home())
                                .getMessage())
                        // The files where they stand are looked for in routes.directory.
                        .replaceFirst("^: ", ""));
    }

    private static String one(String path) {
        return """
                - route:
                    id: twice
                    from:
                      uri: platform-http:%s
                      steps:
                        - setBody: {constant: ''}
                """
                .formatted(path);
    }

    private void startBoth() {
        first.start();
        second.start();
        services.http().listen();
    }

    private void sayMessageAdded(String conversation) throws Exception {
        String form = "EventType=onMessageAdded&ConversationSid=" + Sids.of(conversation) + "&Body=" + heard.size();
        HttpResponse<String> answer = send(request("/chat")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));

        assertEquals(200, answer.statusCode());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + services.http().port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
