package dev.parley.limit;

import dev.parley.camel.NonBlocking;
import dev.parley.door.EarlyResponse;
import dev.parley.door.OriginalRequest;
import dev.parley.limit.Limiter.Excess;
import dev.parley.protocol.http.ClientAddress;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * A step such as {@code limitTokens}, the first one of a route: accepts requests within the limits, and answers others with
 * 429 and {@code Retry-After} in whole seconds.
 */
final class LimitRequests implements Processor, NonBlocking {
    private static final int TOO_MANY_REQUESTS = 429;

    private final Limiter limiter;
    private final boolean exemptsLoopback;
    private final LimitRefusals refusals;

    /** @param exemptsLoopback whether requests from loopback addresses are not counted */
    LimitRequests(Limiter limiter, boolean exemptsLoopback, LimitRefusals refusals) {
        this.limiter = limiter;
        this.exemptsLoopback = exemptsLoopback;
        this.refusals = refusals;
    }

    @Override
    public void process(Exchange exchange) {
        OriginalRequest request = OriginalRequest.of(exchange);
        if (request == null) {
            return; // the exchange was not started by a request
        }
        ClientAddress client = request.client();
        if (exemptsLoopback && client.isLoopback()) {
            return;
        }
        limiter.count(client).ifPresent(excess -> refuse(exchange, client, excess));
    }

    private void refuse(Exchange exchange, ClientAddress client, Excess excess) {
        String who = excess.inAll() ? "all callers together" : client.toString();
        refusals.count(exchange, "rate");
        refusals.log(
                exchange,
                "rate",
                who,
                () -> who + " sent more requests than " + excess.setting() + " allows, " + excess.rate()
                        + (excess.inAll() ? "." : ". If that is your proxy, add it to http.trusted-proxies."));
        EarlyResponse.answer(exchange, TOO_MANY_REQUESTS);
        exchange.getMessage().setHeader("Retry-After", wholeSeconds(excess.retryAfter()));
    }

    /** Returns the seconds rounded up, at least 1. */
    static long wholeSeconds(Duration wait) {
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }
}
