package dev.parley.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.twilio.call.CallFailure;
import dev.parley.twilio.call.CallFailure.Repeating;
import dev.parley.twilio.call.CallName;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HonourRetryAfterTest {
    private final CamelContext context = new DefaultCamelContext();
    private final Exchange exchange = new DefaultExchange(context);

    private double chance;

    @Test
    void makesTheNextTryWaitAsLongAsTwilioAsks() {
        failWith(Duration.ofSeconds(3));

        assertEquals(3_000L, exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY));
    }

    @Test
    void addsJitterButNeverWaitsLess() {
        chance = 0.5;

        failWith(Duration.ofSeconds(3));

        assertEquals(3_150L, exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY));
    }

    @Test
    void forgetsWhatTwilioAskedBefore() {
        failWith(Duration.ofSeconds(3));
        failWith(null);

        assertNull(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY));
    }

    private void failWith(@Nullable Duration retryAfter) {
        CallName call = new CallName("conversations/fetch", "CH1");
        exchange.setProperty(
                Exchange.EXCEPTION_CAUGHT,
                new TwilioFailure(CallFailure.refused(call, 429, 20429, retryAfter, Repeating.HELPS, null)));
        new HonourRetryAfter(() -> chance).process(exchange);
    }
}
