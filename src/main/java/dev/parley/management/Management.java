package dev.parley.management;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;

/** Answers how Parley is and what it has measured. */
public final class Management implements AutoCloseable {
    /** What strangers may be told of a check: its name and its state, not what is wrong with it. */
    private static final String READINESS = "oneline";

    private final CamelContext context;
    private final PrometheusMeterRegistry metrics;
    private final HttpServer server;

    private Management(Vertx vertx, String host, int port, CamelContext context, PrometheusMeterRegistry metrics) {
        this.context = context;
        this.metrics = metrics;
        Router router = Router.router(vertx);
        router.get("/observe/health").blockingHandler(this::health);
        router.get("/observe/metrics").handler(this::metrics);
        try {
            this.server = vertx.createHttpServer()
                    .requestHandler(router)
                    .listen(port, host)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException(
                    "cannot listen on " + host + ":" + port + " (" + cause.getMessage()
                            + "). Stop what listens there, or set camel.management.port to another port.",
                    cause);
        }
    }

    /**
     * Begins to answer.
     *
     * @throws IllegalStateException that says what to do where the port is taken
     */
    public static Management open(
            Vertx vertx, ManagementSettings settings, CamelContext context, PrometheusMeterRegistry metrics) {
        return new Management(vertx, settings.host(), settings.port(), context, metrics);
    }

    /** Returns the port it listens on. */
    public int port() {
        return server.actualPort();
    }

    private void health(RoutingContext asked) {
        Collection<HealthCheck.Result> results =
                context.isStarted() ? HealthCheckHelper.invokeReadiness(context, READINESS) : List.of();
        boolean up =
                context.isStarted() && results.stream().allMatch(result -> result.getState() == HealthCheck.State.UP);
        HttpServerResponse response = asked.response();
        response.setStatusCode(up ? 200 : 503).putHeader("Content-Type", "application/json");
        response.end(new JsonObject().put("status", up ? "UP" : "DOWN").encode());
    }

    private void metrics(RoutingContext asked) {
        asked.response()
                .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .end(metrics.scrape());
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
