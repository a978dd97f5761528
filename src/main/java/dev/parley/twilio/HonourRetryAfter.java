package dev.parley.twilio;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Makes the next try wait as long as Twilio asks, and up to a tenth longer, so that not all come back at once: for {@code onExceptionOccurredRef} in a route configuration that repeats.
 * Where Twilio asks for nothing the configuration's own delay holds.
 */
public final class HonourRetryAfter implements Processor {
    private static final double MOST_LONGER = 0.1;

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
            long longer = (long) (asked.toMillis() * MOST_LONGER * chance.getAsDouble());
            exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, asked.toMillis() + longer);
        } else {
            exchange.getMessage().removeHeader(Exchange.REDELIVERY_DELAY);
        }
    }
}
