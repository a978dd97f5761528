package dev.parley.token;

import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Step {@code refreshToken}: reads {@code ${body[token]}}, one of ours that is still good, and puts
 * {@code {token, expiration}} in the body: another for the same identity, and the epoch millisecond it ends. Refuses with
 * {@link TokenRefused}.
 */
public final class RefreshToken implements Processor {
    private final TokenVerifier verifier;
    private final TokenIssuer issuer;
    private final Duration ttl;

    public RefreshToken(TokenVerifier verifier, TokenIssuer issuer, Duration ttl) {
        this.verifier = verifier;
        this.issuer = issuer;
        this.ttl = ttl;
    }

    @Override
    public void process(Exchange exchange) {
        Identity identity = verifier.verify(Parameters.of(exchange).requiredText("token"));

        exchange.getMessage().setBody(issuer.issue(identity, ttl).webchatAnswer());
    }
}
