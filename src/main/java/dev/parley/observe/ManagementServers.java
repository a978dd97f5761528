package dev.parley.observe;

import dev.parley.protocol.http.RefusalLog;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import org.apache.camel.CamelContext;
import org.apache.camel.Service;
import org.apache.camel.main.HttpManagementServerConfigurationProperties;
import org.apache.camel.main.HttpServerConfigurationProperties;
import org.apache.camel.main.MainHttpServerFactory;

/** Creates the server for {@code camel.management.enabled}. Camel finds it in the registry by its type. */
public final class ManagementServers implements MainHttpServerFactory {
    private final Vertx vertx;
    private final PrometheusMeterRegistry metrics;
    private final CommandHandler commands;
    private final CommandSecret secret;
    private final RefusalLog refusals;

    /**
     * @param commands the commands for dead letters
     * @param secret authenticates commands
     * @param refusals logs refused requests
     */
    public ManagementServers(
            Vertx vertx,
            PrometheusMeterRegistry metrics,
            CommandHandler commands,
            CommandSecret secret,
            RefusalLog refusals) {
        this.vertx = vertx;
        this.metrics = metrics;
        this.commands = commands;
        this.secret = secret;
        this.refusals = refusals;
        new JvmMemoryMetrics().bindTo(metrics);
        new JvmThreadMetrics().bindTo(metrics);
    }

    @Override
    public Service newHttpManagementServer(
            CamelContext context, HttpManagementServerConfigurationProperties configuration) {
        return new ManagementServer(
                vertx, context, metrics, commands, secret, refusals, configuration.getHost(), configuration.getPort());
    }

    @Override
    public Service newHttpServer(CamelContext context, HttpServerConfigurationProperties configuration) {
        throw new IllegalStateException(
                "camel.server.enabled is true: remove it, since Parley's own HTTP server listens there.");
    }
}
