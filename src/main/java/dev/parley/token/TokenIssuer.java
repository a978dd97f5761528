package dev.parley.token;

import dev.parley.protocol.AccessTokenSigner;
import dev.parley.protocol.ChatGrant;
import dev.parley.protocol.Sid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Issues chat tokens.
 *
 * <p>Twilio's own {@code AccessToken} (13.0.1) is not used: its {@code jti} repeats for two minutes, {@code iat} is missing,
 * and neither identity nor lifetime is checked. {@link AccessTokenSigner} writes them.
 *
 * @see <a href="https://www.twilio.com/docs/iam/access-tokens">Twilio: access tokens</a>
 */
public final class TokenIssuer {
    /** Parley's own claim, which Twilio and its SDKs ignore: the {@code iat} of the first token of a web chat. */
    static final String WEBCHAT_BEGAN = "parley_webchat_iat";

    private static final Logger LOG = LoggerFactory.getLogger(TokenIssuer.class);

    private final TokenSettings settings;
    private final Clock clock;
    private final AccessTokenSigner signer;
    private final List<ConfusableSkeleton> reserved;

    /** @param ids make each token's {@code jti} unique */
    public TokenIssuer(TokenSettings settings, Clock clock, Supplier<UUID> ids) {
        this.settings = settings;
        this.clock = clock;
        this.signer = new AccessTokenSigner(
                settings.accountSid(), settings.apiKeySid(), settings.apiKeySecret(), settings.region(), ids);
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
        return sign(identity, issued, expires, Map.of());
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
        Map<String, Long> began = Map.of(WEBCHAT_BEGAN, chat.began().getEpochSecond());
        return sign(chat.identity(), issued, expires, began);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private AccessToken sign(Identity identity, Instant issued, Instant expires, Map<String, Long> others) {
        // To Twilio Tackleton and tackleton differ; people may confuse them.
        ConfusableSkeleton appearance = ConfusableSkeleton.of(identity.text());
        if (reserved.stream().anyMatch(appearance::resembles)) {
            throw new TokenRefused("identity is reserved. Send another.");
        }
        Sid push = settings.pushCredentialSid();
        ChatGrant grant =
                new ChatGrant(identity.text(), settings.serviceSid().text(), push == null ? null : push.text());
        return new AccessToken(signer.sign(grant, issued, expires, others), identity, expires);
    }
}
