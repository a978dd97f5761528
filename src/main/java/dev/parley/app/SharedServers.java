package dev.parley.app;

import org.apache.camel.CamelContext;
import org.apache.camel.Service;
import org.apache.camel.main.HttpManagementServerConfigurationProperties;
import org.apache.camel.main.HttpServerConfigurationProperties;
import org.apache.camel.main.MainHttpServerFactory;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Where Camel, told {@code camel.management.enabled}, gets a server for its context. The node has one already, which outlives
 * the context, so this one does nothing. Bound in the registry it is found by its type.
 */
final class SharedServers implements MainHttpServerFactory {
    @Override
    public Service newHttpManagementServer(
            CamelContext context, HttpManagementServerConfigurationProperties configuration) {
        return new ServiceSupport() {};
    }

    @Override
    public Service newHttpServer(CamelContext context, HttpServerConfigurationProperties configuration) {
        throw new IllegalStateException(
                "camel.server.enabled is true: leave it out, for Parley's own door listens there.");
    }
}
