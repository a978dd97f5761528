package dev.parley.door;

import dev.parley.protocol.http.RefusalLog;
import dev.parley.protocol.http.Refusals;
import dev.parley.protocol.http.ServerBounds;
import dev.parley.protocol.http.TrustedProxies;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** An HTTP engine on a free port with the given routes, and a client that calls it. */
public final class OpenDoor implements AutoCloseable {
    static final HttpSettings SETTINGS = new HttpSettings(
            "127.0.0.1",
            0,
            BodySizes.DEFAULT,
            ServerBounds.DEFAULT,
            false,
            Set.of("https://page.example"),
            TrustedProxies.NONE);

    private final Vertx vertx = Vertx.vertx();
    private final CamelContext context = new DefaultCamelContext();
    private final VertxHttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    public OpenDoor() {
        this(SETTINGS);
    }

    OpenDoor(HttpSettings settings) {
        this(settings, BodyBudgets.inHeap(settings.bodies()));
    }

    OpenDoor(HttpSettings settings, BodyBudgets budgets) {
        server = new VertxHttpServer(vertx, settings, new Refusals("server", new RefusalLog()), budgets);
        VertxHttpEngine engine = new VertxHttpEngine(server);
        server.serve(engine);
        // A route that hangs is given up on at once.
        context.getShutdownStrategy().setTimeout(1);
        context.getRegistry().bind("platform-http-engine", engine);
    }

    /** Binds a bean in the registry. */
    public OpenDoor with(String name, Object bean) {
        context.getRegistry().bind(name, bean);
        return this;
    }

    public CamelContext context() {
        return context;
    }

    /** Starts routes written in YAML. */
    public OpenDoor with(String yaml) throws Exception {
        return with(ResourceHelper.fromString("routes.camel.yaml", yaml));
    }

    public OpenDoor with(Resource routes) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(routes);
        context.start();
        if (server.port() == 0) {
            server.listen();
        }
        return this;
    }

    public URI uri(String target) {
        return URI.create("http://127.0.0.1:" + server.port() + target);
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

    /** Sends a request without waiting for its response. */
    CompletableFuture<HttpResponse<String>> begin(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.ofString());
    }

    /** Returns how many bytes the requests in flight use. */
    long bodyBytes() {
        return server.bodyBytes();
    }

    /** Refuses new requests, and returns whether none is in flight. */
    boolean isDrained() {
        return server.drain().isDone();
    }

    CompletableFuture<Void> drain() {
        return server.drain();
    }

    @Override
    public void close() {
        context.stop();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
