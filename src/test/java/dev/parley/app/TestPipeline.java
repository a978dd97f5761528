package dev.parley.app;

import dev.parley.inbox.Inbox;
import dev.parley.protocol.http.RefusalLog;
import dev.parley.setting.Settings;
import dev.parley.webhook.EventListeners;
import dev.parley.webhook.HookSettings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Routes in the {@link Pipeline} that the program makes of the shipped settings, behind an HTTP server on a free port, and a
 * client that asks them. As with the sandbox standing in, but nothing is there where Twilio would be unless a test says so.
 */
public final class TestPipeline implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, Object> beans = new HashMap<>();
    private final Map<String, Component> components = new HashMap<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private Inbox inbox = new InMemoryInbox();
    private @Nullable NodeServices services;
    private @Nullable Pipeline pipeline;

    public TestPipeline() {
        set("sandbox.enabled", "true");
        set("twilio.api-base-url", "http://127.0.0.1:9");
        set("camel.server.port", "0");
        set("camel.management.enabled", "false");
        // A route that hangs is given up on at once.
        set("camel.main.shutdownTimeout", "1");
    }

    /** Sets something else than application.properties does. */
    public TestPipeline set(String key, String value) {
        return beforeItIsMade(() -> settings.put(key, value));
    }

    /** Puts a bean in the place of the program's, or beside them. */
    public TestPipeline bind(String name, Object bean) {
        return beforeItIsMade(() -> beans.put(name, bean));
    }

    /** Puts a component in the place of the program's. */
    public TestPipeline component(String scheme, Component component) {
        return beforeItIsMade(() -> components.put(scheme, component));
    }

    /** Takes another inbox than one in memory, which the test closes. */
    public TestPipeline inbox(Inbox other) {
        return beforeItIsMade(() -> inbox = other);
    }

    private TestPipeline beforeItIsMade(Runnable change) {
        if (pipeline != null) {
            throw new IllegalStateException("the pipeline is made: say before what is different in it");
        }
        change.run();
        return this;
    }

    /** Makes it, if that was not done, and returns its context. */
    public CamelContext context() {
        return made().context();
    }

    private Pipeline made() {
        if (pipeline == null) {
            pipeline = make();
        }
        return pipeline;
    }

    private Pipeline make() {
        try {
            SettingsFile file = SettingsFile.open(Path.of("application.properties"), settings);
            Settings read = file.settings();
            TwilioAccess access = TwilioAccess.decide(read);
            file.setBelowOptions(access.properties());
            services = NodeServices.of(vertx, read, access, inbox, new RefusalLog(System::nanoTime, this::log));
            Map<String, Object> all = RouteBeans.of(read, access, services);
            all.putAll(beans);
            Pipeline made = new Pipeline(file, HookSettings.from(read), all, services);
            components.forEach((scheme, component) -> {
                made.context().removeComponent(scheme);
                made.context().addComponent(scheme, component);
            });
            return made;
        } catch (StartFailure e) {
            throw new IllegalStateException(e);
        }
    }

    private void log(String refusal) {
        refusals.add(refusal);
        LoggerFactory.getLogger(RefusalLog.class).warn(refusal);
    }

    /** Puts shipped routes in: {@code greet} for routes/greet.camel.yaml. */
    public TestPipeline load(String... names) throws Exception {
        List<Path> files = Stream.of(names)
                .map(name -> Path.of("routes", name + ".camel.yaml").toAbsolutePath())
                .toList();
        made().load(RouteSet.read(files, Path.of("").toAbsolutePath()));
        return this;
    }

    /** Puts routes in that are written in YAML. */
    public TestPipeline loadYaml(String yaml) throws Exception {
        made().load(new RouteSet(List.of(ResourceHelper.fromString("routes.camel.yaml", yaml))));
        return this;
    }

    /** Starts the routes, and lets requests come to them. */
    public TestPipeline start() {
        Pipeline started = made();
        started.start();
        started.serve();
        if (services().http().port() == 0) {
            services().http().listen();
        }
        return this;
    }

    private NodeServices services() {
        if (services == null) {
            throw new IllegalStateException("the pipeline is not made");
        }
        return services;
    }

    /** Returns the routes that listen to events. */
    public EventListeners listeners() {
        return made().listeners();
    }

    /** Returns what the log was told of refused requests. */
    public List<String> refusals() {
        return refusals;
    }

    public URI uri(String target) {
        return URI.create("http://127.0.0.1:" + services().http().port() + target);
    }

    public HttpResponse<String> get(String target) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(target)));
    }

    public HttpResponse<String> post(String target, String type, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(target)).header("Content-Type", type).POST(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpResponse<String> postForm(String target, String form, String... headers)
            throws IOException, InterruptedException {
        return post(target, "application/x-www-form-urlencoded", form, headers);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        if (services != null && pipeline != null) {
            services.twilio().stop();
            pipeline.stop();
            services.close();
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
