package dev.parley.token;

import dev.parley.door.OriginalRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Steps {@code issueToken} and {@code issueNamedToken}: read {@code ${body[identity]}} and a proof of it, and set the body to
 * {@code {token, identity}}. Both are strings, since one of the clients accepts only string values. Without an identity the
 * former issues a token for a random one, the latter refuses. Throws {@link TokenRefused}.
 *
 * <p>The proof is {@code ${body[proof]}}, or the bearer token of the header {@code Authorization}.
 */
public final class IssueToken implements Processor {
    private static final String BEARER = "Bearer ";

    private final TokenIssuer issuer;
    private final IdentityPolicy policy;
    private final Duration ttl;
    private final Supplier<Identity> defaultIdentity;

    private IssueToken(TokenIssuer issuer, IdentityPolicy policy, Duration ttl, Supplier<Identity> defaultIdentity) {
        this.issuer = issuer;
        this.policy = policy;
        this.ttl = ttl;
        this.defaultIdentity = defaultIdentity;
    }

    /** @param ids generates identities for requests without one */
    static IssueToken forAnyone(TokenIssuer issuer, IdentityPolicy policy, Duration ttl, Supplier<UUID> ids) {
        return new IssueToken(issuer, policy, ttl, () -> new Identity(ids.get().toString()));
    }

    static IssueToken forNamedOnly(TokenIssuer issuer, IdentityPolicy policy, Duration ttl) {
        return new IssueToken(issuer, policy, ttl, () -> {
            throw new TokenRefused("identity is missing. Send it.");
        });
    }

    @Override
    public void process(Exchange exchange) {
        TokenParameters parameters = TokenParameters.of(exchange);
        Identity identity = policy.decide(
                        parameters.text("identity").map(Identity::new), () -> proof(exchange, parameters))
                .orElseGet(defaultIdentity);
        AccessToken token = issuer.issue(identity, ttl);

        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("token", token.jwt());
        answer.put("identity", token.identity().text());
        exchange.getMessage().setBody(answer);
    }

    private static Optional<String> proof(Exchange exchange, TokenParameters parameters) {
        return parameters.text("proof").or(() -> Optional.ofNullable(OriginalRequest.of(exchange))
                .map(request -> request.header("Authorization"))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip()));
    }
}
