package dev.parley.door;

import dev.parley.protocol.http.BodyBudget;
import dev.parley.protocol.http.BoundedServer;
import dev.parley.protocol.http.Reason;
import dev.parley.protocol.http.Refusals;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Processor;
import org.apache.camel.builder.ThreadPoolBuilder;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The engine under {@code platform-http:}, bound in the registry as {@code platform-http-engine}. It listens from the
 * moment the last route has started until the first one stops, so nobody meets a half-open door.
 */
public final class VertxHttpEngine extends ServiceSupport implements PlatformHttpEngine, CamelContextAware {
    private static final int WORKERS = 32;
    private static final int MAX_WAITING_REQUESTS = 10_000;

    private static final int BAD_REQUEST = 400;
    private static final List<Integer> STRANGERS_FAULTS = List.of(BAD_REQUEST, 404, 406, 415);

    private final Vertx vertx;
    private final HttpSettings settings;
    private final BodyBudgets budgets;
    private final Refusals refusals;
    private final BoundedServer bounded;
    private final InFlightRequests inside = new InFlightRequests();
    private final Router router;
    private final Map<VertxHttpConsumer, Route> admitted = new ConcurrentHashMap<>();
    private @Nullable CamelContext camelContext;
    private @Nullable ExecutorService workers;
    private @Nullable HttpServer server;

    public VertxHttpEngine(Vertx vertx, HttpSettings settings, Refusals refusals) {
        this(vertx, settings, refusals, BodyBudgets.inHeap(settings.bodies()));
    }

    VertxHttpEngine(Vertx vertx, HttpSettings settings, Refusals refusals, BodyBudgets budgets) {
        this.vertx = vertx;
        this.settings = settings;
        this.refusals = refusals;
        this.budgets = budgets;
        this.bounded = new BoundedServer(settings.bounds(), settings.proxies(), refusals, this::budgetOfLongLine);
        this.router = Router.router(vertx);
        // Left to the router, a stranger's broken path costs us a stack trace in the log.
        for (int status : STRANGERS_FAULTS) {
            router.errorHandler(status, context -> {
                if (status == BAD_REQUEST) {
                    RequestHead head = RequestHead.of(context.request(), settings.proxies());
                    refusals.refused(Reason.UNREADABLE, head.client(), "Its path has a broken percent-escape.");
                }
                InboundRequest.write(context.request(), OutboundResponse.bare(status));
            });
        }
    }

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        return new VertxHttpConsumer(this, endpoint, processor);
    }

    /** Returns the port it listens on, 0 while it does not. */
    @Override
    public int getServerPort() {
        return server == null ? 0 : server.actualPort();
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    ExecutorService workers() {
        if (workers == null) {
            throw new IllegalStateException("the door has not been started");
        }
        return workers;
    }

    /**
     * Answers 503 to every request that comes from now on, and goes on listening, so that whoever asks is told so.
     *
     * @return completes when the requests that came before have been answered
     */
    public CompletableFuture<Void> drain() {
        return inside.close();
    }

    Refusals refusals() {
        return refusals;
    }

    /** Returns the server behind it, for what is measured of it. */
    public BoundedServer server() {
        return bounded;
    }

    /** Returns how many bytes the requests in hand take. */
    public long bodyBytes() {
        return budgets.taken();
    }

    private @Nullable BodyBudget budgetOfLongLine(String path) {
        boolean isTaken = admitted.keySet().stream()
                .anyMatch(consumer -> consumer.kind() == RouteKind.SIGNED && consumer.isAt(path));
        return isTaken ? budgets.of(RouteKind.SIGNED) : null;
    }

    /** Opens the path of a route that has started. */
    void admit(VertxHttpConsumer consumer) {
        PlatformHttpEndpoint endpoint = consumer.getEndpoint();
        Route route = router.route(routerPath(endpoint));
        if (endpoint.getConsumes() != null) {
            route.consumes(endpoint.getConsumes());
        }
        route.handler(new InboundRequest(consumer, settings, budgets, refusals, inside));
        admitted.put(consumer, route);
    }

    /** Closes the path of a route that stops. */
    void dismiss(VertxHttpConsumer consumer) {
        Route route = admitted.remove(consumer);
        if (route != null) {
            route.remove();
        }
    }

    /** Camel writes {@code /token/{identity}}, the router {@code /token/:identity}. */
    private static String routerPath(PlatformHttpEndpoint endpoint) {
        String path = "/" + endpoint.getPath().replaceFirst("^/+", "");
        return path.replaceAll("\\{(\\w+)}", ":$1") + (endpoint.isMatchOnUriPrefix() ? "*" : "");
    }

    @Override
    protected void doInit() throws Exception {
        CamelContext context = camelContext;
        if (context == null) {
            throw new IllegalStateException("the door belongs to a CamelContext: bind it as platform-http-engine");
        }
        workers = new ThreadPoolBuilder(context)
                .poolSize(WORKERS)
                .maxPoolSize(WORKERS)
                .maxQueueSize(MAX_WAITING_REQUESTS)
                .rejectedPolicy(ThreadPoolRejectedPolicy.Abort)
                .build(this, "door");
        context.addStartupListener((started, already) -> listen());
    }

    void listen() {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setHttp2ClearTextEnabled(settings.http2());
        try {
            server = bounded.listen(vertx, options, this::welcome);
        } catch (RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException(
                    "cannot listen on " + settings.host() + ":" + settings.port() + " (" + cause.getMessage()
                            + "). Stop what listens there, or set camel.server.port to another port.",
                    cause);
        }
    }

    private void welcome(HttpServerRequest asked) {
        if (inside.isClosing()) {
            // Read to its end, for a caller who still writes might not see the answer. Then it may go elsewhere.
            asked.endHandler(end ->
                    InboundRequest.write(asked, OutboundResponse.bare(503).with(Map.of("Connection", "close"))));
        } else {
            router.handle(asked);
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (server != null) {
            server.close().toCompletionStage().toCompletableFuture().join();
            server = null;
        }
        bounded.close();
    }
}
