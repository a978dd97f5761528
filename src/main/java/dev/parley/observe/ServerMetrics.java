package dev.parley.observe;

import dev.parley.protocol.http.BoundedServer;
import dev.parley.protocol.http.Reason;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Metrics of a server's connections and of the requests that it refused before a route. */
public final class ServerMetrics {
    private ServerMetrics() {}

    /** Adds {@code parley_server_connections} and, by reason, {@code parley_server_refused_total}. */
    public static void show(MeterRegistry metrics, BoundedServer server) {
        String name = server.refusals().server();
        Gauge.builder("parley.server.connections", server, BoundedServer::connections)
                .description("Open connections")
                .tag("server", name)
                .register(metrics);
        for (Reason reason : Reason.values()) {
            FunctionCounter.builder("parley.server.refused", server, shown -> shown.refusals()
                            .count(reason))
                    .description("Requests and connections refused before a route saw them")
                    .tag("server", name)
                    .tag("reason", reason.label())
                    .register(metrics);
        }
    }
}
