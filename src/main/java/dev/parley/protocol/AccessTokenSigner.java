package dev.parley.protocol;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Writes access tokens of one API key: JWTs, signed with HS256 by its secret. It writes what it is told to; who may have which
 * token is decided elsewhere.
 *
 * <p>There is no {@code nbf}: a clock a second ahead of Twilio's would make every fresh token invalid.
 *
 * @see <a href="https://www.twilio.com/docs/iam/access-tokens">Twilio: access tokens</a>
 */
public final class AccessTokenSigner {
    static final String CONTENT_TYPE = "twilio-fpa;v=1";

    /** Without it Twilio looks for the account's key in its own region, and finds none. */
    private static final String REGION = "twr";

    private final Sid accountSid;
    private final Sid apiKeySid;
    private final SecretKey key;
    private final @Nullable String region;
    private final Supplier<UUID> ids;

    /**
     * @param apiKeySecret at least 32 bytes
     * @param region {@code ie1}, where the service is kept, if that is not Twilio's own choice
     * @param ids make each token's {@code jti} one of its kind
     */
    public AccessTokenSigner(
            Sid accountSid, Sid apiKeySid, String apiKeySecret, @Nullable String region, Supplier<UUID> ids) {
        this.accountSid = accountSid;
        this.apiKeySid = apiKeySid;
        this.key = key(apiKeySecret);
        this.region = region;
        this.ids = ids;
    }

    static SecretKey key(String apiKeySecret) {
        return Keys.hmacShaKeyFor(apiKeySecret.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes a token.
     *
     * @param issued in whole seconds, as is {@code expires}
     * @param others claims that Twilio and its SDKs pass over
     * @return a compact JWT
     */
    public String sign(ChatGrant grant, Instant issued, Instant expires, Map<String, ?> others) {
        JwtBuilder.BuilderHeader header = Jwts.builder().header().type("JWT").contentType(CONTENT_TYPE);
        if (region != null) {
            header.add(REGION, region);
        }
        Map<String, Object> claims = new LinkedHashMap<>();
        // Twilio's libraries stop after the seconds. Two tokens of one second would then be the same text, and the
        // JavaScript SDK takes no notice of a new token that equals the old one.
        claims.put(AccessTokenClaims.ID, apiKeySid + "-" + issued.getEpochSecond() + "-" + ids.get());
        claims.put(AccessTokenClaims.ISSUER, apiKeySid.text());
        claims.put(AccessTokenClaims.SUBJECT, accountSid.text());
        claims.put(AccessTokenClaims.ISSUED, issued.getEpochSecond());
        claims.put(AccessTokenClaims.EXPIRES, expires.getEpochSecond());
        claims.put(AccessTokenClaims.GRANTS, grant.grants());
        claims.putAll(others);
        return header.and().claims(claims).signWith(key, Jwts.SIG.HS256).compact();
    }
}
