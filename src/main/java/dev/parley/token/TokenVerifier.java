package dev.parley.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;

/**
 * Checks whether a token is a valid one of a web chat, so that its holder may have a new one. It must be signed with HS256 by
 * our API key, for our account and our conversation service: a token that the same key has signed for voice calls is refused.
 * Tokens of web chats have the time when the chat began; others cannot be renewed.
 */
public final class TokenVerifier {
    /** Ours stay below 4 KiB; what is longer is not read at all. */
    private static final int MAX_CHARACTERS = 8 * 1024;

    /** How far the clock of another node may be ahead. */
    private static final long MAX_SKEW_SECONDS = 300;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TokenSettings settings;
    private final Clock clock;
    private final JwtParser parser;

    public TokenVerifier(TokenSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.parser = Jwts.parser()
                .verifyWith(Keys.hmacShaKeyFor(settings.apiKeySecret().getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    /**
     * Returns the chat that a token was issued for.
     *
     * @param jwt compact, as {@link TokenIssuer} made it
     * @throws TokenRefused if it is not one of a web chat, was changed, or has expired; the message does not say which
     */
    Webchat verify(String jwt) {
        if (jwt.length() > MAX_CHARACTERS) {
            throw refusal();
        }
        try {
            // The parser leaves the claims unread, for the content type says that they are Twilio's.
            Jws<byte[]> signed = parser.parseSignedContent(jwt);
            return webchat(signed.getHeader(), JSON.readTree(signed.getPayload()));
        } catch (JwtException | IllegalArgumentException | IOException e) {
            throw refusal();
        }
    }

    private Webchat webchat(JwsHeader header, JsonNode claims) {
        JsonNode grants = claims.path("grants");
        boolean isOurs = Jwts.SIG.HS256.getId().equals(header.getAlgorithm())
                && TokenIssuer.CONTENT_TYPE.equals(header.get("cty"))
                && settings.apiKeySid().text().equals(claims.path("iss").textValue())
                && settings.accountSid().text().equals(claims.path("sub").textValue())
                && settings.serviceSid()
                        .text()
                        .equals(grants.path("chat").path("service_sid").textValue());
        if (!isOurs || !grants.path("identity").isTextual()) {
            throw refusal();
        }
        long now = clock.instant().getEpochSecond();
        if (seconds(claims.path("exp")) <= now) {
            throw refusal();
        }
        long began = seconds(claims.path(TokenIssuer.WEBCHAT_BEGAN));
        if (began > now + MAX_SKEW_SECONDS) {
            throw refusal();
        }
        return new Webchat(new Identity(grants.path("identity").textValue()), Instant.ofEpochSecond(began));
    }

    /** Parley writes whole numbers; others, such as 1e300, are refused. */
    private static long seconds(JsonNode claim) {
        if (!claim.isIntegralNumber() || !claim.canConvertToLong() || claim.longValue() < 0) {
            throw refusal();
        }
        return claim.longValue();
    }

    private static TokenRefused refusal() {
        return new TokenRefused("token is not one of a web chat or has expired. Begin a new chat.");
    }
}
