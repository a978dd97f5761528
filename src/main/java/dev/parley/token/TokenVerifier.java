package dev.parley.token;

import dev.parley.protocol.AccessTokenClaims;
import dev.parley.protocol.AccessTokenReader;
import dev.parley.protocol.ChatGrant;
import dev.parley.protocol.InvalidAccessToken;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether a token is a valid one of a web chat, so that its holder may have a new one. It must be signed with HS256 by
 * our API key, for our account and our conversation service: a token that the same key has signed for voice calls is refused.
 * Tokens of web chats have the time when the chat began; others cannot be renewed.
 */
public final class TokenVerifier {
    /** How far the clock of another node may be ahead. */
    private static final long MAX_SKEW_SECONDS = 300;

    private final TokenSettings settings;
    private final Clock clock;
    private final AccessTokenReader reader;

    public TokenVerifier(TokenSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.reader = new AccessTokenReader(settings.apiKeySecret());
    }

    /**
     * Returns the chat that a token was issued for.
     *
     * @param jwt compact, as {@link TokenIssuer} made it
     * @throws TokenRefused if it is not one of a web chat, was changed, or has expired; the message does not say which
     */
    Webchat verify(String jwt) {
        AccessTokenClaims claims;
        try {
            claims = reader.read(jwt);
        } catch (InvalidAccessToken e) {
            throw refusal();
        }
        ChatGrant grant = claims.chatGrant();
        if (grant == null
                || !settings.apiKeySid().text().equals(claims.apiKeySid())
                || !settings.accountSid().text().equals(claims.accountSid())
                || !settings.serviceSid().text().equals(grant.serviceSid())) {
            throw refusal();
        }
        long now = clock.instant().getEpochSecond();
        if (seconds(claims.expires()) <= now) {
            throw refusal();
        }
        long began = seconds(claims.number(TokenIssuer.WEBCHAT_BEGAN));
        if (began > now + MAX_SKEW_SECONDS) {
            throw refusal();
        }
        return new Webchat(new Identity(grant.identity()), Instant.ofEpochSecond(began));
    }

    /** Ours are whole numbers: of 1e300 there is no moment. */
    private static long seconds(@Nullable Number claim) {
        boolean isWhole = claim instanceof Integer || claim instanceof Long;
        if (claim == null || !isWhole || claim.longValue() < 0) {
            throw refusal();
        }
        return claim.longValue();
    }

    private static TokenRefused refusal() {
        return new TokenRefused("token is not one of a web chat or has expired. Begin a new chat.");
    }
}
