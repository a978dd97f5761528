package dev.parley.twilio;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Makes the next try wait as long as Twilio asks: for {@code onExceptionOccurredRef} in a route configuration that repeats.
 * Where Twilio asks for nothing the configuration's own delay holds.
 */
public final class HonourRetryAfter implements Processor {
    @Override
    public void process(Exchange exchange) {
        TwilioFailure failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, TwilioFailure.class);
        if (failure != null && failure.retryAfter().isPresent()) {
            exchange.getMessage()
                    .setHeader(
                            Exchange.REDELIVERY_DELAY,
                            failure.retryAfter().get().toMillis());
        } else {
            exchange.getMessage().removeHeader(Exchange.REDELIVERY_DELAY);
        }
    }
}
