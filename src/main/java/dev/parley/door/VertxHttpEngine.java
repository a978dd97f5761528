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
 * The engine of {@code platform-http:}, bound in the registry as {@code platform-http-engine}. It listens once all routes
 * have started, until the first one stops.
 */
public final class VertxHttpEngine extends ServiceSupport implements PlatformHttpEngine, CamelContextAware {
    private static final int WORKERS = 32;
    private static final int MAX_WAITING_REQUESTS = 10_000;

    private static final int BAD_REQUEST = 400;
    private static final List<Integer> CLIENT_ERRORS = List.of(BAD_REQUEST, 404, 406, 415);

    private final Vertx vertx;
    private final HttpSettings settings;
    private final BodyBudgets budgets;
    private final Refusals refusals;
    private final BoundedServer bounded;
    private final InFlightRequests inFlight = new InFlightRequests();
    private final Router router;
    private final Map<VertxHttpConsumer, Route> routes = new ConcurrentHashMap<>();
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
        // By default the router logs a stack trace for a broken path.
        for (int status : CLIENT_ERRORS) {
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

    /** Returns the port it listens on, 0 while it does not listen. */
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
            throw new IllegalStateException("the HTTP engine has not been started");
        }
        return workers;
    }

    /**
     * Answers 503 to every new request, and keeps listening, so that callers get a response.
     *
     * @return completes when the requests in flight have been answered
     */
    public CompletableFuture<Void> drain() {
        return inFlight.close();
    }

    Refusals refusals() {
        return refusals;
    }

    /** Returns the server that it listens with, for metrics. */
    public BoundedServer server() {
        return bounded;
    }

    /** Returns how many bytes of memory the requests in flight use. */
    public long bodyBytes() {
        return budgets.taken();
    }

    private @Nullable BodyBudget budgetOfLongLine(String path) {
        boolean isTaken = routes.keySet().stream()
                .anyMatch(consumer -> consumer.kind() == RouteKind.SIGNED && consumer.isAt(path));
        return isTaken ? budgets.of(RouteKind.SIGNED) : null;
    }

    /** Adds the path of a route that has started. */
    void addRoute(VertxHttpConsumer consumer) {
        PlatformHttpEndpoint endpoint = consumer.getEndpoint();
        Route route = router.route(routerPath(endpoint));
        if (endpoint.getConsumes() != null) {
            route.consumes(endpoint.getConsumes());
        }
        route.handler(new InboundRequest(consumer, settings, budgets, refusals, inFlight));
        routes.put(consumer, route);
    }

    /** Removes the path of a route that stops. */
    void removeRoute(VertxHttpConsumer consumer) {
        Route route = routes.remove(consumer);
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
            throw new IllegalStateException(
                    "the HTTP engine has no CamelContext: bind it in the registry as platform-http-engine");
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
            server = bounded.listen(vertx, options, this::handleUnlessClosing);
        } catch (RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException(
                    "cannot listen on " + settings.host() + ":" + settings.port() + " (" + cause.getMessage()
                            + "). Stop what listens there, or set camel.server.port to another port.",
                    cause);
        }
    }

    private void handleUnlessClosing(HttpServerRequest request) {
        if (inFlight.isClosing()) {
            // Read to its end: a caller that is still sending might not see the response.
            request.endHandler(end ->
                    InboundRequest.write(request, OutboundResponse.bare(503).with(Map.of("Connection", "close"))));
        } else {
            router.handle(request);
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
