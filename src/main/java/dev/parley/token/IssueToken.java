package dev.parley.token;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Step {@code issueToken}: reads {@code ${body[identity]}}, a random one where none was sent, and puts
 * {@code {token, identity}} in the body. Both are texts: one of the clients reads an answer only if all its values are.
 * Refuses with {@link TokenRefused}.
 */
public final class IssueToken implements Processor {
    private final TokenIssuer issuer;
    private final Duration ttl;
    private final Supplier<UUID> ids;

    /** @param ids become the identities of those who named none */
    public IssueToken(TokenIssuer issuer, Duration ttl, Supplier<UUID> ids) {
        this.issuer = issuer;
        this.ttl = ttl;
        this.ids = ids;
    }

    @Override
    public void process(Exchange exchange) {
        String identity = Parameters.of(exchange).text("identity").orElseGet(() -> ids.get()
                .toString());
        AccessToken token = issuer.issue(new Identity(identity), ttl);

        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("token", token.jwt());
        answer.put("identity", token.identity().text());
        exchange.getMessage().setBody(answer);
    }
}
