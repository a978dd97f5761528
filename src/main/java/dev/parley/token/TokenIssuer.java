package dev.parley.token;

import io.jsonwebtoken.JwtBuilder;
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

    /** Parley's own claim, which Twilio and its SDKs ignore: the {@code iat} of the first token of a web chat. */
    static final String WEBCHAT_BEGAN = "parley_webchat_iat";

    /** Without it Twilio looks for the account's key in its own region, and finds none. */
    private static final String REGION = "twr";

    private static final Logger LOG = LoggerFactory.getLogger(TokenIssuer.class);

    private final TokenSettings settings;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final SecretKey key;
    private final List<ConfusableSkeleton> reserved;

    /** @param ids make each token's {@code jti} unique */
    public TokenIssuer(TokenSettings settings, Clock clock, Supplier<UUID> ids) {
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
        this.key = Keys.hmacShaKeyFor(settings.apiKeySecret().getBytes(StandardCharsets.UTF_8));
        this.reserved = settings.reservedIdentities().stream()
                .map(ConfusableSkeleton::of)
                .toList();
        settings.warnings().forEach(LOG::warn);
    }

    /**
     * Issues a token, which cannot be renewed.
     *
     * @param ttl how long it lasts; one of the two of {@link TokenSettings}, which have been checked
     * @return a compact JWT, HS256, signed with the API key secret
     * @throws TokenRefused if the identity is, or looks like, the host's or the bot's
     */
    public AccessToken issue(Identity identity, Duration ttl) {
        Instant issued = now();
        Instant expires = issued.plus(ttl.truncatedTo(ChronoUnit.SECONDS));
        return sign(claims(identity, issued, expires), identity, expires);
    }

    /**
     * Issues the first token of a web chat. It lasts for {@code token.webchat-ttl}, and can be renewed.
     *
     * @throws TokenRefused as {@link #issue} does
     */
    public AccessToken begin(Identity identity) {
        return renew(new Webchat(identity, now()));
    }

    /**
     * Issues another token of a web chat, which ends with the chat's life at the latest.
     *
     * @throws TokenRefused as {@link #issue} does, and if {@code token.webchat-life} is over
     */
    public AccessToken renew(Webchat chat) {
        Instant issued = now();
        Instant end = chat.began().plus(settings.webchatLife()).truncatedTo(ChronoUnit.SECONDS);
        if (!issued.isBefore(end)) {
            throw new TokenRefused("the web chat began too long ago. Begin a new one.");
        }
        Instant usual = issued.plus(settings.webchatTtl().truncatedTo(ChronoUnit.SECONDS));
        Instant expires = usual.isBefore(end) ? usual : end;
        Map<String, Object> claims = claims(chat.identity(), issued, expires);
        claims.put(WEBCHAT_BEGAN, chat.began().getEpochSecond());
        return sign(claims, chat.identity(), expires);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private AccessToken sign(Map<String, Object> claims, Identity identity, Instant expires) {
        // To Twilio Tackleton and tackleton differ; people may confuse them.
        ConfusableSkeleton appearance = ConfusableSkeleton.of(identity.text());
        if (reserved.stream().anyMatch(appearance::resembles)) {
            throw new TokenRefused("identity is reserved. Send another.");
        }
        JwtBuilder.BuilderHeader header = Jwts.builder().header().type("JWT").contentType(CONTENT_TYPE);
        if (settings.region() != null) {
            header.add(REGION, settings.region());
        }
        String jwt = header.and().claims(claims).signWith(key, Jwts.SIG.HS256).compact();
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
