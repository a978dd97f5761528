package dev.parley.token;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Step {@code issueWebchatToken}: reads {@code ${body[identity]}}, as {@link ReadPreEngagement} chose it, and puts
 * {@code {token, expiration}} in the body, the latter in epoch milliseconds. Refuses with {@link TokenRefused}.
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
