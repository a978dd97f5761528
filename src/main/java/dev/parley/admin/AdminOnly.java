package dev.parley.admin;

import dev.parley.access.RouteRefusals;
import dev.parley.door.Authentication;
import dev.parley.door.EarlyResponse;
import dev.parley.door.OriginalRequest;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Step {@code adminOnly}: accepts requests with {@code Authorization: Bearer} and the token, and answers all others with 401
 * and an empty body. If no token is set, every request is refused.
 */
final class AdminOnly implements Processor {
    private static final int UNAUTHORIZED = 401;

    private final Optional<AdminToken> token;
    private final RouteRefusals refusals;

    AdminOnly(Optional<AdminToken> token, RouteRefusals refusals) {
        this.token = token;
        this.refusals = refusals;
    }

    @Override
    public void process(Exchange exchange) {
        OriginalRequest request = OriginalRequest.of(exchange);
        String authorization = request == null ? null : request.header("Authorization");
        if (authorization != null
                && token.filter(one -> one.matches(authorization)).isPresent()) {
            Authentication.passed(exchange);
            return;
        }
        String reason = reason(authorization != null);
        refusals.refused(exchange, reason, reason);
        EarlyResponse.answer(exchange, UNAUTHORIZED);
    }

    private String reason(boolean hasAuthorization) {
        if (token.isEmpty()) {
            return "admin.token is not set, so every request is refused. Set PARLEY_ADMIN_TOKEN.";
        }
        return hasAuthorization
                ? "the Authorization header is not admin.token. Send Bearer and the value that PARLEY_ADMIN_TOKEN had when"
                        + " Parley started."
                : "there is no Authorization header, or there are several. Send one: Bearer and admin.token.";
    }
}
