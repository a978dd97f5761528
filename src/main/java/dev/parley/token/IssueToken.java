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
 * Steps {@code issueToken} and {@code issueNamedToken}: read {@code ${body[identity]}} and a proof of it, and put
 * {@code {token, identity}} in the body. Both are texts: one of the clients reads an answer only if all its values are. Where
 * nobody is named, the former gives a token for somebody random, the latter refuses. Refuses with {@link TokenRefused}.
 *
 * <p>The proof is {@code ${body[proof]}}, or what follows {@code Bearer} in the header {@code Authorization}.
 */
public final class IssueToken implements Processor {
    private static final String BEARER = "Bearer ";

    private final TokenIssuer issuer;
    private final IdentityPolicy policy;
    private final Duration ttl;
    private final Supplier<Identity> nobody;

    private IssueToken(TokenIssuer issuer, IdentityPolicy policy, Duration ttl, Supplier<Identity> nobody) {
        this.issuer = issuer;
        this.policy = policy;
        this.ttl = ttl;
        this.nobody = nobody;
    }

    /** @param ids become the identities of those who named none */
    static IssueToken forAnyone(TokenIssuer issuer, IdentityPolicy policy, Duration ttl, Supplier<UUID> ids) {
        return new IssueToken(issuer, policy, ttl, () -> new Identity(ids.get().toString()));
    }

    static IssueToken forTheNamed(TokenIssuer issuer, IdentityPolicy policy, Duration ttl) {
        return new IssueToken(issuer, policy, ttl, () -> {
            throw new TokenRefused("identity is missing. Send it.");
        });
    }

    @Override
    public void process(Exchange exchange) {
        TokenParameters sent = TokenParameters.of(exchange);
        Identity identity = policy.decide(sent.text("identity").map(Identity::new), () -> proof(exchange, sent))
                .orElseGet(nobody);
        AccessToken token = issuer.issue(identity, ttl);

        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("token", token.jwt());
        answer.put("identity", token.identity().text());
        exchange.getMessage().setBody(answer);
    }

    private static Optional<String> proof(Exchange exchange, TokenParameters sent) {
        return sent.text("proof").or(() -> Optional.ofNullable(OriginalRequest.of(exchange))
                .map(request -> request.header("Authorization"))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip()));
    }
}
