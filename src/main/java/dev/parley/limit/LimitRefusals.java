package dev.parley.limit;

import dev.parley.protocol.http.RefusalLog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;

/** Counts what is refused, {@code parley_http_refused_total}, and logs it as seldom as is bearable. */
record LimitRefusals(RefusalLog log, MeterRegistry metrics) {
    /** @param reason a word of ours */
    void count(Exchange exchange, String reason) {
        Counter.builder("parley.http.refused")
                .description("Requests that were refused, by the reason and the path that a route has")
                .tags("reason", reason, "path", path(exchange))
                .register(metrics)
                .increment();
    }

    /** @param why a sentence, as the log goes on after the path */
    void log(Exchange exchange, String reason, String who, Supplier<String> why) {
        String path = path(exchange);
        log.refused("Refused " + path + " (" + reason + ")", who, () -> "Refused " + path + ": " + why.get());
    }

    /** Returns the path as the route has it: what a stranger wrote would be a name of its own each time. */
    private static String path(Exchange exchange) {
        return exchange.getFromEndpoint() instanceof PlatformHttpEndpoint endpoint
                ? endpoint.getPath()
                : String.valueOf(exchange.getFromRouteId());
    }
}
