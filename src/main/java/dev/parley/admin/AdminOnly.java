package dev.parley.admin;

import dev.parley.door.Authentication;
import dev.parley.door.Refusal;
import dev.parley.door.Request;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Step {@code adminOnly}: lets pass who sends {@code Authorization: Bearer} and the token, and answers everybody else with
 * 401 and not a word. Without a token nobody passes.
 */
final class AdminOnly implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(AdminOnly.class);
    private static final int UNAUTHORIZED = 401;

    private final Optional<AdminToken> token;

    AdminOnly(Optional<AdminToken> token) {
        this.token = token;
    }

    @Override
    public void process(Exchange exchange) {
        Request request = Request.of(exchange);
        String authorization = request == null ? null : request.header("Authorization");
        if (authorization != null
                && token.filter(one -> one.opens(authorization)).isPresent()) {
            Authentication.passed(exchange);
            return;
        }
        LOG.warn(
                "Refused {} {}: {}",
                exchange.getMessage().getHeader(Exchange.HTTP_METHOD, "a request", String.class),
                exchange.getMessage().getHeader(Exchange.HTTP_PATH, "", String.class),
                authorization == null
                        ? "there is no Authorization header, or there are several. Send one: Bearer and admin.token."
                        : "the Authorization header does not hold admin.token. Send Bearer and what"
                                + " PARLEY_ADMIN_TOKEN was when Parley started.");
        Refusal.answer(exchange, UNAUTHORIZED);
    }
}
