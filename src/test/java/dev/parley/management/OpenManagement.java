package dev.parley.management;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** A management server that listens on a free port, and what it tells of. */
public final class OpenManagement implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final CamelContext context = new DefaultCamelContext();
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final CommandHandler commands;
    private final ManagementServer server;
    private final int port;

    private OpenManagement(CommandHandler commands, String host) {
        this.commands = commands;
        server = another(host, 0);
        server.start();
        port = server.port();
    }

    /** Listens at this machine only. */
    public static OpenManagement with(CommandHandler commands) {
        return new OpenManagement(commands, "127.0.0.1");
    }

    /** Listens at every address that this machine has. */
    static OpenManagement everywhereWith(CommandHandler commands) {
        return new OpenManagement(commands, "0.0.0.0");
    }

    /** Returns one that tells the same, not yet started. */
    ManagementServer another(String host, int itsPort) {
        return new ManagementServer(vertx, context, metrics, commands, host, itsPort);
    }

    /** Returns the port it listens on, or listened on until it was stopped. */
    public int port() {
        return port;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    Vertx vertx() {
        return vertx;
    }

    CamelContext context() {
        return context;
    }

    PrometheusMeterRegistry metrics() {
        return metrics;
    }

    public void stop() {
        server.stop();
    }

    @Override
    public void close() throws Exception {
        server.stop();
        context.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
