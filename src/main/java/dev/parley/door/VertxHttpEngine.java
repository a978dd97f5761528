package dev.parley.door;

import dev.parley.protocol.http.Reason;
import dev.parley.protocol.http.Refusals;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;
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
 * The engine under {@code platform-http:} of one Camel context, bound in its registry as {@code platform-http-engine}: the
 * paths of its routes. Requests reach them while the {@link VertxHttpServer} is told to {@linkplain VertxHttpServer#serve
 * serve} it.
 */
public final class VertxHttpEngine extends ServiceSupport implements PlatformHttpEngine, CamelContextAware {
    private static final int WORKERS = 32;
    private static final int MAX_WAITING_REQUESTS = 10_000;

    private static final int BAD_REQUEST = 400;
    private static final List<Integer> CLIENT_ERRORS = List.of(BAD_REQUEST, 404, 406, 415);

    private final VertxHttpServer server;
    private final Router router;
    private final Map<VertxHttpConsumer, Route> routes = new ConcurrentHashMap<>();
    private @Nullable CamelContext camelContext;
    private @Nullable ExecutorService workers;

    public VertxHttpEngine(VertxHttpServer server) {
        this.server = server;
        this.router = Router.router(server.vertx());
        // Left to the router, a stranger's broken path costs us a stack trace in the log.
        for (int status : CLIENT_ERRORS) {
            router.errorHandler(status, context -> {
                if (status == BAD_REQUEST) {
                    RequestHead head =
                            RequestHead.of(context.request(), server.settings().proxies());
                    refusals().refused(Reason.UNREADABLE, head.client(), "Its path has a broken percent-escape.");
                }
                InboundRequest.write(context.request(), OutboundResponse.bare(status));
            });
        }
    }

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        return new VertxHttpConsumer(this, endpoint, processor);
    }

    /** Returns the port that its requests come in at, 0 while nothing listens. */
    @Override
    public int getServerPort() {
        return server.port();
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

    Refusals refusals() {
        return server.refusals();
    }

    void handle(HttpServerRequest asked) {
        router.handle(asked);
    }

    /** Returns whether a route that checks signatures answers at the path. */
    boolean hasSignedRouteAt(String path) {
        return routes.keySet().stream()
                .anyMatch(consumer -> consumer.kind() == RouteKind.SIGNED && consumer.isAt(path));
    }

    /** Adds the path of a route that has started. */
    void addRoute(VertxHttpConsumer consumer) {
        PlatformHttpEndpoint endpoint = consumer.getEndpoint();
        Route route = router.route(routerPath(endpoint));
        if (endpoint.getConsumes() != null) {
            route.consumes(endpoint.getConsumes());
        }
        route.handler(server.requestsFor(consumer));
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
    }
}
