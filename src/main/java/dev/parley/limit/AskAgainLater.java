package dev.parley.limit;

import dev.parley.door.EarlyResponse;
import dev.parley.door.OriginalRequest;
import dev.parley.twilio.TwilioFailure;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.util.ObjectHelper;

/**
 * Step {@code askAgainLater}, after a {@link TwilioFailure} was caught that has created nothing: answers 503 with
 * {@code Retry-After} in whole seconds and an empty body. The failure is logged.
 */
final class AskAgainLater implements Processor {
    private static final int UNAVAILABLE = 503;
    private static final Duration UNKNOWN = Duration.ofSeconds(5);

    private final LimitRefusals refusals;

    AskAgainLater(LimitRefusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public void process(Exchange exchange) {
        TwilioFailure failure = ObjectHelper.getException(
                TwilioFailure.class, exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
        OriginalRequest request = OriginalRequest.of(exchange);
        refusals.count(exchange, "busy");
        refusals.log(
                exchange,
                "busy",
                request == null ? "a route" : request.client().toString(),
                () -> failure == null ? "it is not possible now." : String.valueOf(failure.getMessage()));
        EarlyResponse.answer(exchange, UNAVAILABLE);
        Duration wait = failure == null ? UNKNOWN : failure.retryAfter().orElse(UNKNOWN);
        exchange.getMessage().setHeader("Retry-After", LimitRequests.wholeSeconds(wait));
    }
}
