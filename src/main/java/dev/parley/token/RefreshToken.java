package dev.parley.token;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Step {@code refreshToken}: reads {@code ${body[token]}}, one of a web chat that is still good, and puts
 * {@code {token, expiration}} in the body: another for the same identity, and the epoch millisecond it ends. Refuses with
 * {@link TokenRefused}, at last when the chat's life is over.
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
