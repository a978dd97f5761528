package dev.parley.access;

import dev.parley.door.OriginalRequest;
import dev.parley.protocol.http.RefusalLog;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;

/** Tells the log of requests that routes refuse: of one route, address and reason once a minute, with a count. */
public final class RouteRefusals {
    private final RefusalLog log;

    public RouteRefusals(RefusalLog log) {
        this.log = log;
    }

    /**
     * Logs that the route of the exchange refused its request, or counts it.
     *
     * @param reason in a few words that a caller has no part in; may be empty
     * @param message what the log says of the first one
     */
    public void refused(Exchange exchange, String reason, String message) {
        OriginalRequest request = OriginalRequest.of(exchange);
        String refused = "Refused " + path(exchange);
        log.refused(
                reason.isEmpty() ? refused : refused + " (" + reason + ")",
                request == null ? "nowhere" : request.client(),
                () -> refused + ": " + message);
    }

    /** The path as the route wrote it: what was asked for may hold a name, or whatever a caller likes. */
    private static String path(Exchange exchange) {
        return exchange.getFromEndpoint() instanceof PlatformHttpEndpoint endpoint
                ? endpoint.getPath()
                : String.valueOf(exchange.getFromRouteId());
    }
}
