package dev.parley.access;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Step {@code logRefusal}, for the {@code doCatch} of a route that strangers may call: logs the exception's message, and what
 * else the exception tells the log, once a minute for one address.
 */
final class LogRefusal implements Processor {
    private final RouteRefusals refusals;

    LogRefusal(RouteRefusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public void process(Exchange exchange) {
        Exception refused = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        String reason = refused instanceof RefusalReason telling ? telling.reason() : "";
        String message = refused == null ? "" : String.valueOf(refused.getMessage());
        refusals.refused(exchange, reason, reason.isEmpty() ? message : message + " (" + reason + ")");
    }
}
