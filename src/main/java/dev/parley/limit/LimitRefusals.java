package dev.parley.limit;

import dev.parley.protocol.http.RefusalLog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;

/** Counts refused requests, {@code parley_http_refused_total}, and logs them at a bounded rate. */
record LimitRefusals(RefusalLog log, MeterRegistry metrics) {
    /** @param reason a fixed word for the metric */
    void count(Exchange exchange, String reason) {
        Counter.builder("parley.http.refused")
                .description("Requests that were refused, by the reason and the path that a route has")
                .tags("reason", reason, "path", path(exchange))
                .register(metrics)
                .increment();
    }

    /** @param sentence a sentence for the log, after the path and a colon */
    void log(Exchange exchange, String reason, String source, Supplier<String> sentence) {
        String path = path(exchange);
        log.refused("Refused " + path + " (" + reason + ")", source, () -> "Refused " + path + ": " + sentence.get());
    }

    /** Returns the path of the route's endpoint: requested paths would make an unbounded number of metrics. */
    private static String path(Exchange exchange) {
        return exchange.getFromEndpoint() instanceof PlatformHttpEndpoint endpoint
                ? endpoint.getPath()
                : String.valueOf(exchange.getFromRouteId());
    }
}
