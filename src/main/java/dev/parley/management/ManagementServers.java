package dev.parley.management;

import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import org.apache.camel.CamelContext;
import org.apache.camel.Service;
import org.apache.camel.main.HttpManagementServerConfigurationProperties;
import org.apache.camel.main.HttpServerConfigurationProperties;
import org.apache.camel.main.MainHttpServerFactory;

/** Where Camel, told {@code camel.management.enabled}, gets its server. Bound in the registry it is found by its type. */
public final class ManagementServers implements MainHttpServerFactory {
    private final Vertx vertx;
    private final PrometheusMeterRegistry metrics;
    private final CommandHandler commands;

    /** @param commands what the dead letters are asked through */
    public ManagementServers(Vertx vertx, PrometheusMeterRegistry metrics, CommandHandler commands) {
        this.vertx = vertx;
        this.metrics = metrics;
        this.commands = commands;
        new JvmMemoryMetrics().bindTo(metrics);
        new JvmThreadMetrics().bindTo(metrics);
    }

    @Override
    public Service newHttpManagementServer(
            CamelContext context, HttpManagementServerConfigurationProperties configuration) {
        return new ManagementServer(
                vertx, context, metrics, commands, configuration.getHost(), configuration.getPort());
    }

    @Override
    public Service newHttpServer(CamelContext context, HttpServerConfigurationProperties configuration) {
        throw new IllegalStateException(
                "camel.server.enabled is true: leave it out, for Parley's own door listens there.");
    }
}
