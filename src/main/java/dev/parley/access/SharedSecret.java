package dev.parley.access;

import dev.parley.door.Authentication;
import dev.parley.door.EarlyResponse;
import dev.parley.door.OriginalRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Service;

/**
 * Step {@code sharedSecret}: lets pass who sends the header {@code access.header} with one of {@code access.secrets}, and
 * answers everybody else with 401 and not a word. Where no secret is set, a route with this step does not start.
 */
final class SharedSecret implements Processor, Service {
    private static final int UNAUTHORIZED = 401;

    private final AccessSettings settings;
    private final RouteRefusals refusals;

    SharedSecret(AccessSettings settings, RouteRefusals refusals) {
        this.settings = settings;
        this.refusals = refusals;
    }

    /** Camel starts the steps of a route with it. */
    @Override
    public void start() {
        if (settings.secrets().isEmpty()) {
            throw new IllegalArgumentException(
                    "the step sharedSecret lets nobody pass, for access.secrets is not set. Set"
                            + " PARLEY_ACCESS_SECRETS, say to what \"openssl rand -hex 32\" prints.");
        }
    }

    @Override
    public void stop() {
        // Nothing has been opened.
    }

    @Override
    public void process(Exchange exchange) {
        OriginalRequest request = OriginalRequest.of(exchange);
        String given = request == null ? null : request.header(settings.header());
        if (given != null && settings.accepts(given)) {
            Authentication.passed(exchange);
            return;
        }
        String reason = given == null
                ? "there is no header " + settings.header() + ", or there are several"
                : "the header " + settings.header() + " holds none of access.secrets";
        refusals.refused(exchange, reason, reason + ".");
        EarlyResponse.answer(exchange, UNAUTHORIZED);
    }
}
