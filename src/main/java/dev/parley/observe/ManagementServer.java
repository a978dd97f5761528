package dev.parley.observe;

import dev.parley.protocol.http.BoundedServer;
import dev.parley.protocol.http.LongLines;
import dev.parley.protocol.http.RefusalLog;
import dev.parley.protocol.http.Refusals;
import dev.parley.protocol.http.ServerBounds;
import dev.parley.protocol.http.TrustedProxies;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * Serves health at {@code /observe/health}, metrics at {@code /observe/metrics}, and
 * {@linkplain CommandPaths commands for dead letters} to this machine only.
 *
 * <p>Health is readiness: {@code {"status":"UP"}} with 200, or 503 and {@code {"status":"DOWN","checks":[…]}}, with the
 * failing checks.
 */
public final class ManagementServer extends ServiceSupport {
    private static final String READINESS = "oneline";
    private static final int MAX_CONNECTIONS = 100;

    private final Vertx vertx;
    private final Supplier<@Nullable CamelContext> routes;
    private final PrometheusMeterRegistry metrics;
    private final CommandHandler commands;
    private final CommandSecret secret;
    private final String host;
    private final int port;
    private final RefusalLog refusals;
    private final BoundedServer bounded;
    private @Nullable HttpServer server;

    /**
     * @param routes the context whose routes run now; null before the first ones do
     * @param commands what the dead letters are asked through
     * @param secret what must be known to ask
     * @param refusals is told of what is refused
     */
    public ManagementServer(
            Vertx vertx,
            Supplier<@Nullable CamelContext> routes,
            PrometheusMeterRegistry metrics,
            CommandHandler commands,
            CommandSecret secret,
            RefusalLog refusals,
            String host,
            int port) {
        this.vertx = vertx;
        this.routes = routes;
        this.metrics = metrics;
        this.commands = commands;
        this.secret = secret;
        this.host = host;
        this.port = port;
        this.refusals = refusals;
        bounded = new BoundedServer(
                ServerBounds.DEFAULT.withConnections(MAX_CONNECTIONS),
                TrustedProxies.NONE,
                new Refusals("management", refusals),
                LongLines.NONE);
        ServerMetrics.show(metrics, bounded);
    }

    /** Returns the port it listens on; 0 if it is not running. */
    int port() {
        return server == null ? 0 : server.actualPort();
    }

    @Override
    protected void doStart() {
        Router router = Router.router(vertx);
        router.get("/observe/health").blockingHandler(this::health);
        // A gauge may query the broker.
        router.get("/observe/metrics").blockingHandler(this::metrics, false);
        new CommandPaths(vertx, commands, secret, refusals).addTo(router);
        try {
            server = bounded.listen(
                    vertx, new HttpServerOptions().setHost(host).setPort(port).setHttp2ClearTextEnabled(false), router);
        } catch (RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException(
                    "cannot listen on " + host + ":" + port + " (" + cause.getMessage()
                            + "). Stop what listens there, or set camel.management.port to another port.",
                    cause);
        }
    }

    private void health(RoutingContext routing) {
        CamelContext context = routes.get();
        List<JsonObject> failing = context != null && context.isStarted()
                ? HealthCheckHelper.invokeReadiness(context, READINESS).stream()
                        .filter(result -> result.getState() != HealthCheck.State.UP)
                        .map(result -> failedCheck(
                                result.getCheck().getId(), result.getMessage().orElse("")))
                        .toList()
                : List.of(failedCheck("context", "The routes are not running."));
        JsonObject answer = new JsonObject().put("status", failing.isEmpty() ? "UP" : "DOWN");
        if (!failing.isEmpty()) {
            answer.put("checks", new JsonArray(failing));
        }
        HttpServerResponse response = routing.response();
        response.setStatusCode(failing.isEmpty() ? 200 : 503).putHeader("Content-Type", "application/json");
        response.end(answer.encode());
    }

    private static JsonObject failedCheck(String check, String message) {
        return new JsonObject().put("name", check).put("status", "DOWN").put("message", message);
    }

    private void metrics(RoutingContext routing) {
        routing.response()
                .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .end(metrics.scrape());
    }

    @Override
    protected void doStop() {
        if (server != null) {
            server.close().toCompletionStage().toCompletableFuture().join();
            server = null;
        }
        bounded.close();
    }
}
