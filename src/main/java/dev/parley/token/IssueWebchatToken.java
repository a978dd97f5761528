package dev.parley.token;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Step {@code issueWebchatToken}: reads {@code ${body[identity]}}, as {@link ReadPreEngagement} has generated it, and sets the
 * body to {@code {token, expiration}}, the latter in epoch milliseconds. Throws {@link TokenRefused}.
 */
public final class IssueWebchatToken implements Processor {
    private final TokenIssuer issuer;

    public IssueWebchatToken(TokenIssuer issuer) {
        this.issuer = issuer;
    }

    @Override
    public void process(Exchange exchange) {
        Identity identity = new Identity(TokenParameters.of(exchange).requiredText("identity"));

        exchange.getMessage().setBody(issuer.begin(identity).webchatAnswer());
    }
}
