package dev.parley.access;

import dev.parley.door.OriginalRequest;
import dev.parley.protocol.http.RefusalLog;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;

/** Logs the requests that routes refuse: once a minute for each route, address and reason, with a count. */
public final class RouteRefusals {
    private final RefusalLog log;

    public RouteRefusals(RefusalLog log) {
        this.log = log;
    }

    /**
     * Logs that the route of the exchange refused its request, or counts it.
     *
     * @param reason in fixed words that do not come from the caller; may be empty
     * @param message the log message of the first one
     */
    public void refused(Exchange exchange, String reason, String message) {
        OriginalRequest request = OriginalRequest.of(exchange);
        String refused = "Refused " + path(exchange);
        log.refused(
                reason.isEmpty() ? refused : refused + " (" + reason + ")",
                request == null ? "nowhere" : request.client(),
                () -> refused + ": " + message);
    }

    /** The path of the route's endpoint: the requested path may contain a name, or any text of the caller. */
    private static String path(Exchange exchange) {
        return exchange.getFromEndpoint() instanceof PlatformHttpEndpoint endpoint
                ? endpoint.getPath()
                : String.valueOf(exchange.getFromRouteId());
    }
}
