package dev.parley.token;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Step {@code refreshToken}: reads {@code ${body[token]}}, a valid token of a web chat, and sets the body to
 * {@code {token, expiration}}: a new token for the same identity, and its expiry in epoch milliseconds. Throws
 * {@link TokenRefused}, also when {@code token.webchat-life} is over.
 */
public final class RefreshToken implements Processor {
    private final TokenVerifier verifier;
    private final TokenIssuer issuer;

    public RefreshToken(TokenVerifier verifier, TokenIssuer issuer) {
        this.verifier = verifier;
        this.issuer = issuer;
    }

    @Override
    public void process(Exchange exchange) {
        Webchat chat = verifier.verify(TokenParameters.of(exchange).requiredText("token"));

        exchange.getMessage().setBody(issuer.renew(chat).webchatAnswer());
    }
}
