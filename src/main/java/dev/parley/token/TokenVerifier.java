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
 * Tells whether a token is one of ours and still good, so that its holder may have another. Ours are signed with HS256 by our
 * API key, for our account and our conversation service: a token that the same key signed for voice calls opens no chat.
 */
public final class TokenVerifier {
    /** Ours stay below 4 KiB; what is longer is not read at all. */
    private static final int MAX_CHARACTERS = 8 * 1024;

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
     * Returns whom a token was issued to.
     *
     * @param jwt compact, as {@link TokenIssuer} made it
     * @throws TokenRefused if it is not ours, was changed, or has expired; the message does not say which
     */
    public Identity verify(String jwt) {
        if (jwt.length() > MAX_CHARACTERS) {
            throw refusal();
        }
        try {
            // The parser leaves the claims unread, for the content type says that they are Twilio's.
            Jws<byte[]> signed = parser.parseSignedContent(jwt);
            return identity(signed.getHeader(), JSON.readTree(signed.getPayload()));
        } catch (JwtException | IllegalArgumentException | IOException e) {
            throw refusal();
        }
    }

    private Identity identity(JwsHeader header, JsonNode claims) {
        JsonNode grants = claims.path("grants");
        boolean isOurs = Jwts.SIG.HS256.getId().equals(header.getAlgorithm())
                && TokenIssuer.CONTENT_TYPE.equals(header.get("cty"))
                && settings.apiKeySid().text().equals(claims.path("iss").textValue())
                && settings.accountSid().text().equals(claims.path("sub").textValue())
                && settings.serviceSid()
                        .text()
                        .equals(grants.path("chat").path("service_sid").textValue());
        boolean isGood = clock.instant()
                .isBefore(Instant.ofEpochSecond(claims.path("exp").asLong(0)));
        if (!isOurs || !isGood || !grants.path("identity").isTextual()) {
            throw refusal();
        }
        return new Identity(grants.path("identity").textValue());
    }

    private static TokenRefused refusal() {
        return new TokenRefused("token is not one of ours or has expired. Ask for a new one.");
    }
}
