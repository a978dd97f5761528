package dev.parley.twilio;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Delays the next redelivery by Twilio's Retry-After plus a jitter of up to ten percent: for {@code onExceptionOccurredRef}
 * in a route configuration with redeliveries. Without Retry-After the configuration's own delay applies.
 */
public final class HonourRetryAfter implements Processor {
    private static final double MAX_JITTER = 0.1;

    private final DoubleSupplier chance;

    public HonourRetryAfter() {
        this(() -> ThreadLocalRandom.current().nextDouble());
    }

    /** @param chance from 0 to 1 */
    HonourRetryAfter(DoubleSupplier chance) {
        this.chance = chance;
    }

    @Override
    public void process(Exchange exchange) {
        TwilioFailure failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, TwilioFailure.class);
        if (failure != null && failure.retryAfter().isPresent()) {
            Duration asked = failure.retryAfter().get();
            long longer = (long) (asked.toMillis() * MAX_JITTER * chance.getAsDouble());
            exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, asked.toMillis() + longer);
        } else {
            exchange.getMessage().removeHeader(Exchange.REDELIVERY_DELAY);
        }
    }
}
