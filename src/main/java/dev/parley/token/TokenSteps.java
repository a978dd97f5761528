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
     * Returns the steps by the names they are to be bound under.
     *
     * @param ids random ones, unless a test wants to know them before
     */
    public static Map<String, Processor> of(TokenSettings settings, Clock clock, Supplier<UUID> ids) {
        TokenIssuer issuer = new TokenIssuer(settings, clock, ids);
        TokenVerifier verifier = new TokenVerifier(settings, clock);
        return Map.of(
                "issueToken", new IssueToken(issuer, settings.ttl(), ids),
                "issueWebchatToken", new IssueWebchatToken(issuer),
                "refreshToken", new RefreshToken(verifier, issuer),
                "readPreEngagement", new ReadPreEngagement(ids));
    }
}
