package dev.parley.access;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Step {@code logRefusal}, for the error handling of a public route: logs the exception's message and its
 * {@linkplain RefusalReason reason}, once a minute for each address.
 */
final class LogRefusal implements Processor {
    private final RouteRefusals refusals;

    LogRefusal(RouteRefusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public void process(Exchange exchange) {
        Exception refused = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        String reason = refused instanceof RefusalReason withReason ? withReason.reason() : "";
        String message = refused == null ? "" : String.valueOf(refused.getMessage());
        refusals.refused(exchange, reason, reason.isEmpty() ? message : message + " (" + reason + ")");
    }
}
