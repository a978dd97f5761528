package dev.parley.door;

import dev.parley.protocol.http.BodyBudget;
import dev.parley.protocol.http.BoundedServer;
import dev.parley.protocol.http.Refusals;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The server that requests reach. It outlives the routes: it hands each request to the {@link VertxHttpEngine} that serves at
 * that moment, and goes on listening while another one takes its place.
 */
public final class VertxHttpServer {
    private final Vertx vertx;
    private final HttpSettings settings;
    private final BodyBudgets budgets;
    private final Refusals refusals;
    private final BoundedServer bounded;
    private final InFlightRequests inside = new InFlightRequests();
    private volatile @Nullable VertxHttpEngine serving;
    private @Nullable HttpServer server;

    public VertxHttpServer(Vertx vertx, HttpSettings settings, Refusals refusals) {
        this(vertx, settings, refusals, BodyBudgets.inHeap(settings.bodies()));
    }

    VertxHttpServer(Vertx vertx, HttpSettings settings, Refusals refusals, BodyBudgets budgets) {
        this.vertx = vertx;
        this.settings = settings;
        this.refusals = refusals;
        this.budgets = budgets;
        this.bounded = new BoundedServer(settings.bounds(), settings.proxies(), refusals, this::budgetOfLongLine);
    }

    /** Hands the requests that come from now on to the routes of this engine; those that came before end where they are. */
    public void serve(VertxHttpEngine engine) {
        serving = engine;
    }

    /**
     * Begins to accept requests.
     *
     * @throws IllegalStateException where the port is taken, with a line that says which setting moves it
     */
    public void listen() {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setHttp2ClearTextEnabled(settings.http2());
        try {
            server = bounded.listen(vertx, options, this::accept);
        } catch (RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException(
                    "cannot listen on " + settings.host() + ":" + settings.port() + " (" + cause.getMessage()
                            + "). Stop what listens there, or set camel.server.port to another port.",
                    cause);
        }
    }

    private void accept(HttpServerRequest asked) {
        VertxHttpEngine engine = serving;
        if (engine == null || inside.isClosing()) {
            // Read to its end, for a caller who still writes might not see the answer. Then it may go elsewhere.
            asked.endHandler(end ->
                    InboundRequest.write(asked, OutboundResponse.bare(503).with(Map.of("Connection", "close"))));
        } else {
            engine.handle(asked);
        }
    }

    /** Returns the port it listens on, 0 while it does not. */
    public int port() {
        return server == null ? 0 : server.actualPort();
    }

    /**
     * Answers 503 to every new request, and keeps listening, so that callers get a response.
     *
     * @return completes when the requests that came before have been answered
     */
    public CompletableFuture<Void> drain() {
        return inside.close();
    }

    /** Returns the server behind it, for what is measured of it. */
    public BoundedServer bounded() {
        return bounded;
    }

    /** Returns how many bytes of memory the requests in flight use. */
    public long bodyBytes() {
        return budgets.taken();
    }

    private @Nullable BodyBudget budgetOfLongLine(String path) {
        VertxHttpEngine engine = serving;
        return engine != null && engine.hasSignedRouteAt(path) ? budgets.of(RouteKind.SIGNED) : null;
    }

    /** Returns what takes the requests for one route. */
    InboundRequest requestsFor(VertxHttpConsumer consumer) {
        return new InboundRequest(consumer, settings, budgets, refusals, inside);
    }

    Vertx vertx() {
        return vertx;
    }

    HttpSettings settings() {
        return settings;
    }

    Refusals refusals() {
        return refusals;
    }

    /** Listens no longer, and closes what is open. */
    public void close() {
        if (server != null) {
            server.close().toCompletionStage().toCompletableFuture().join();
            server = null;
        }
        bounded.close();
    }
}
