package dev.parley.admin;

import dev.parley.door.Authentication;
import dev.parley.door.Refusal;
import dev.parley.door.Request;
import dev.parley.http.RefusalLog;
import dev.parley.logging.Printable;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Step {@code adminOnly}: lets pass who sends {@code Authorization: Bearer} and the token, and answers everybody else with
 * 401 and not a word. Without a token nobody passes.
 */
final class AdminOnly implements Processor {
    private static final int UNAUTHORIZED = 401;
    private static final int MAX_SHOWN_CHARACTERS = 100;

    private final Optional<AdminToken> token;
    private final RefusalLog refusals;

    AdminOnly(Optional<AdminToken> token, RefusalLog refusals) {
        this.token = token;
        this.refusals = refusals;
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
        refusals.refused(
                "Refused what came to route " + exchange.getFromRouteId() + " without admin.token",
                request == null ? "inside" : request.client(),
                () -> "Refused " + described(exchange) + ": "
                        + (authorization == null
                                ? "there is no Authorization header, or there are several. Send one: Bearer and"
                                        + " admin.token."
                                : "the Authorization header does not hold admin.token. Send Bearer and what"
                                        + " PARLEY_ADMIN_TOKEN was when Parley started."));
        Refusal.answer(exchange, UNAUTHORIZED);
    }

    private static String described(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.HTTP_METHOD, "a request", String.class) + " "
                + Printable.beginning(
                        exchange.getMessage().getHeader(Exchange.HTTP_PATH, "", String.class), MAX_SHOWN_CHARACTERS);
    }
}
