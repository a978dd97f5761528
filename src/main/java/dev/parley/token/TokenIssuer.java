package dev.parley.token;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Issues chat tokens.
 *
 * <p>Twilio's own {@code AccessToken} (13.0.1) is not used: its {@code jti} repeats for two minutes, {@code iat} is missing,
 * and neither identity nor lifetime is checked. There is no {@code nbf}: a clock a second ahead of Twilio's would make
 * every fresh token invalid.
 *
 * @see <a href="https://www.twilio.com/docs/iam/access-tokens">Twilio: access tokens</a>
 */
public final class TokenIssuer {
    static final String CONTENT_TYPE = "twilio-fpa;v=1";

    private static final Logger LOG = LoggerFactory.getLogger(TokenIssuer.class);

    private final TokenSettings settings;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final SecretKey key;
    private final List<Appearance> reserved;

    /** @param ids make each token's {@code jti} one of its kind */
    public TokenIssuer(TokenSettings settings, Clock clock, Supplier<UUID> ids) {
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
        this.key = Keys.hmacShaKeyFor(settings.apiKeySecret().getBytes(StandardCharsets.UTF_8));
        this.reserved =
                settings.reservedIdentities().stream().map(Appearance::of).toList();
        settings.warnings().forEach(LOG::warn);
    }

    /**
     * Issues a token.
     *
     * @param ttl how long it lasts; one of the two of {@link TokenSettings}, which have been checked
     * @return a compact JWT, HS256, signed with the API key secret
     * @throws TokenRefused if the identity is, or looks like, the host's or the bot's
     */
    public AccessToken issue(Identity identity, Duration ttl) {
        // Twilio tells Tackleton from tackleton; the person who reads the name does not.
        Appearance appearance = Appearance.of(identity.text());
        if (reserved.stream().anyMatch(appearance::resembles)) {
            throw new TokenRefused("identity is reserved. Send another.");
        }
        Instant issued = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expires = issued.plus(ttl.truncatedTo(ChronoUnit.SECONDS));
        String jwt = Jwts.builder()
                .header()
                .type("JWT")
                .contentType(CONTENT_TYPE)
                .and()
                .claims(claims(identity, issued, expires))
                .signWith(key, Jwts.SIG.HS256)
                .compact();
        return new AccessToken(jwt, identity, expires);
    }

    private Map<String, Object> claims(Identity identity, Instant issued, Instant expires) {
        Map<String, Object> claims = new LinkedHashMap<>();
        // Twilio's libraries stop after the seconds. Two tokens of one second would then be the same text, and the
        // JavaScript SDK takes no notice of a new token that equals the old one.
        claims.put("jti", settings.apiKeySid() + "-" + issued.getEpochSecond() + "-" + ids.get());
        claims.put("iss", settings.apiKeySid().text());
        claims.put("sub", settings.accountSid().text());
        claims.put("iat", issued.getEpochSecond());
        claims.put("exp", expires.getEpochSecond());
        claims.put("grants", Map.of("identity", identity.text(), "chat", chatGrant()));
        return claims;
    }

    private Map<String, Object> chatGrant() {
        Map<String, Object> chat = new LinkedHashMap<>();
        chat.put("service_sid", settings.serviceSid().text());
        if (settings.pushCredentialSid() != null) {
            chat.put("push_credential_sid", settings.pushCredentialSid().text());
        }
        return chat;
    }
}
