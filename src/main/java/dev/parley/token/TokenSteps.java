package dev.parley.token;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.camel.Processor;

/** The steps that the token routes name with {@code process: {ref: …}}. */
public final class TokenSteps {
    private TokenSteps() {}

    /**
     * Returns the steps by their bean names.
     *
     * @param ids generates random UUIDs; tests may use known ones
     */
    public static Map<String, Processor> of(
            TokenSettings settings, IdentitySettings identities, Clock clock, Supplier<UUID> ids) {
        TokenIssuer issuer = new TokenIssuer(settings, clock, ids);
        IdentityPolicy policy = IdentityPolicy.of(identities, clock);
        TokenVerifier verifier = new TokenVerifier(settings, clock);
        return Map.of(
                "issueToken", IssueToken.forAnyone(issuer, policy, settings.ttl(), ids),
                "issueNamedToken", IssueToken.forNamedOnly(issuer, policy, settings.ttl()),
                "issueWebchatToken", new IssueWebchatToken(issuer),
                "refreshToken", new RefreshToken(verifier, issuer),
                "readPreEngagement", new ReadPreEngagement(ids));
    }
}
