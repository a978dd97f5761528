package dev.parley.observe;

import dev.parley.protocol.http.RefusalLog;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** A management server on a free port, with its context and metrics. */
public final class OpenManagement implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final CamelContext context = new DefaultCamelContext();
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final CommandHandler commands;
    private final CommandSecret secret;
    private final ManagementServer server;
    private final int port;

    private OpenManagement(CommandHandler commands, CommandSecret secret, String host) {
        this.commands = commands;
        this.secret = secret;
        server = another(host, 0);
        server.start();
        port = server.port();
    }

    /** Listens at this machine only, and answers no commands. */
    static OpenManagement withoutCommands() {
        return new OpenManagement(
                (command, asked) -> InputStream.nullInputStream(),
                CommandSecret.beside(Path.of("unpublished")),
                "127.0.0.1");
    }

    /** Listens at this machine only, with its secret next to that folder. */
    public static OpenManagement with(CommandHandler commands, Path inbox) {
        return new OpenManagement(commands, published(inbox), "127.0.0.1");
    }

    /** Listens at every address that this machine has. */
    static OpenManagement everywhereWith(CommandHandler commands, Path inbox) {
        return new OpenManagement(commands, published(inbox), "0.0.0.0");
    }

    private static CommandSecret published(Path inbox) {
        CommandSecret secret = CommandSecret.beside(inbox);
        secret.publish();
        return secret;
    }

    /** Returns another server for the same context, not yet started. */
    ManagementServer another(String host, int itsPort) {
        return new ManagementServer(vertx, () -> context, metrics, commands, secret, new RefusalLog(), host, itsPort);
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

    CommandSecret secret() {
        return secret;
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
