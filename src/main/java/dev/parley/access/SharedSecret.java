package dev.parley.access;

import dev.parley.door.Authentication;
import dev.parley.door.EarlyResponse;
import dev.parley.door.OriginalRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Service;

/**
 * Step {@code sharedSecret}: accepts requests with one of {@code access.secrets} in the header {@code access.header}, and
 * answers all others with 401 and an empty body. If no secret is set, a route with this step does not start.
 */
final class SharedSecret implements Processor, Service {
    private static final int UNAUTHORIZED = 401;

    private final AccessSettings settings;
    private final RouteRefusals refusals;

    SharedSecret(AccessSettings settings, RouteRefusals refusals) {
        this.settings = settings;
        this.refusals = refusals;
    }

    /** Called by Camel when the route starts. */
    @Override
    public void start() {
        if (settings.secrets().isEmpty()) {
            throw new IllegalArgumentException("the step sharedSecret needs access.secrets, which is not set. Set"
                    + " PARLEY_ACCESS_SECRETS, for example to the output of \"openssl rand -hex 32\".");
        }
    }

    @Override
    public void stop() {
        // Nothing to close.
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
                : "the header " + settings.header() + " is not one of access.secrets";
        refusals.refused(exchange, reason, reason + ".");
        EarlyResponse.answer(exchange, UNAUTHORIZED);
    }
}
