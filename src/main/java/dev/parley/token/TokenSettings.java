package dev.parley.token;

import dev.parley.account.AccountSettings;
import dev.parley.protocol.Sid;
import dev.parley.setting.Setting;
import dev.parley.setting.SettingType;
import dev.parley.setting.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of tokens. A setting that Twilio would refuse later is refused here, at start, with an
 * {@link IllegalArgumentException} that names the property.
 *
 * @param accountSid {@code AC…}, the owner of the service
 * @param apiKeySid {@code SK…}, a standard or main key: restricted keys cannot make tokens
 * @param apiKeySecret signs the tokens; at least 32 bytes
 * @param serviceSid {@code IS…}, the conversation service the token opens
 * @param pushCredentialSid {@code CR…}, where browsers or phones get push notifications
 * @param region {@code ie1}, where the service is located, if not in Twilio's default region
 * @param ttl how long a token lasts; at least 1 s, at max 24 h
 * @param webchatTtl the same for the tokens of {@code /initWebchat} and {@code /refreshToken}
 * @param webchatLife how long those may be renewed, counted from the first one; at least 1 s, at max
 *     30 days; none lasts longer
 * @param reservedIdentities the host's and the bot's: no token is issued for them or for confusable ones
 * @see <a href="https://www.twilio.com/docs/iam/access-tokens">Twilio: access tokens</a>
 */
public record TokenSettings(
        Sid accountSid,
        Sid apiKeySid,
        String apiKeySecret,
        Sid serviceSid,
        @Nullable Sid pushCredentialSid,
        @Nullable String region,
        Duration ttl,
        Duration webchatTtl,
        Duration webchatLife,
        Set<String> reservedIdentities) {
    public static final Duration DEFAULT_TTL = Duration.ofHours(1);
    public static final Duration DEFAULT_WEBCHAT_TTL = Duration.ofHours(6);
    public static final Duration DEFAULT_WEBCHAT_LIFE = Duration.ofHours(24);

    private static final Duration MAX_TTL = Duration.ofHours(24);
    private static final Duration MAX_WEBCHAT_LIFE = Duration.ofDays(30);
    private static final Duration RECOMMENDED_MIN_TTL = Duration.ofMinutes(5);
    private static final String TWILIO_LIMIT = ", Twilio's ceiling for access tokens";
    private static final int MIN_SECRET_BYTES = 32;

    /** The author that Twilio gives to messages that name none. */
    private static final String TWILIOS_OWN_AUTHOR = "system";

    public static final Setting<Optional<Sid>> PUSH_CREDENTIAL_SID = Setting.of(
                    "twilio.push-credential-sid",
                    AccountSettings.sid("CR").optional(),
                    "Where browsers or phones get push notifications.")
            .fromVariable("TWILIO_PUSH_CREDENTIAL_SID")
            .asSecret();

    public static final Setting<Duration> TTL = Setting.of(
                    "token.ttl", upTo(MAX_TTL, "24h" + TWILIO_LIMIT), "How long a token lasts.")
            .byDefault("1h");

    public static final Setting<Duration> WEBCHAT_TTL = Setting.of(
                    "token.webchat-ttl",
                    upTo(MAX_TTL, "24h" + TWILIO_LIMIT),
                    "The same for the tokens of the web chat's own server.")
            .byDefault("6h");

    public static final Setting<Duration> WEBCHAT_LIFE = Setting.of(
                    "token.webchat-life",
                    upTo(MAX_WEBCHAT_LIFE, "30d"),
                    "How long a web chat's tokens can be renewed, counted from the first one; none lasts longer.")
            .byDefault("24h");

    public static final Setting<String> HOST_IDENTITY = Setting.of(
                    "host.identity",
                    SettingType.TEXT.described("an identity"),
                    "The identity of the host who joins every new conversation. No token is issued for it.")
            .byDefault("Tackleton");

    public static final Setting<String> BOT_IDENTITY = Setting.of(
                    "bot.identity",
                    SettingType.TEXT.described("an identity"),
                    "The identity of the bot that answers in every new conversation. No token is issued for it.")
            .byDefault("parley-bot");

    public TokenSettings {
        requireKind("AC", accountSid, "twilio.account-sid");
        requireKind("SK", apiKeySid, "twilio.api-key-sid");
        requireLongEnough(apiKeySecret);
        requireKind("IS", serviceSid, "twilio.conversations-service-sid");
        if (pushCredentialSid != null) {
            requireKind("CR", pushCredentialSid, "twilio.push-credential-sid");
        }
        requireInRange(ttl, "token.ttl", MAX_TTL, TWILIO_LIMIT);
        requireInRange(webchatTtl, "token.webchat-ttl", MAX_TTL, TWILIO_LIMIT);
        requireInRange(webchatLife, "token.webchat-life", MAX_WEBCHAT_LIFE, "");
        reservedIdentities = Set.copyOf(reservedIdentities);
    }

    public static TokenSettings from(Settings settings) {
        return new TokenSettings(
                settings.get(AccountSettings.ACCOUNT_SID),
                settings.get(AccountSettings.API_KEY_SID),
                settings.get(AccountSettings.API_KEY_SECRET),
                settings.get(AccountSettings.SERVICE_SID),
                settings.get(PUSH_CREDENTIAL_SID).orElse(null),
                settings.get(AccountSettings.REGION).orElse(null),
                settings.get(TTL),
                settings.get(WEBCHAT_TTL),
                settings.get(WEBCHAT_LIFE),
                Set.of(settings.get(HOST_IDENTITY), settings.get(BOT_IDENTITY), TWILIOS_OWN_AUTHOR));
    }

    private static SettingType<Duration> upTo(Duration most, String words) {
        return SettingType.DURATION.where(
                ttl -> ttl.compareTo(most) <= 0 && ttl.compareTo(Duration.ofSeconds(1)) >= 0,
                "a duration from 1s to " + words);
    }

    /** Returns what is allowed and yet unwise, a sentence each, for the log at start. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        warnIfShort(ttl, "token.ttl", warnings);
        warnIfShort(webchatTtl, "token.webchat-ttl", warnings);
        return List.copyOf(warnings);
    }

    private static void requireKind(String prefix, Sid sid, String property) {
        if (!sid.is(prefix)) {
            throw new IllegalArgumentException(property + " is \"" + sid.text().substring(0, 4) + "…\": expected "
                    + prefix + " and 32 hex digits.");
        }
    }

    private static void requireLongEnough(String secret) {
        int bytes = secret.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException("twilio.api-key-secret has " + bytes + " bytes: at least "
                    + MIN_SECRET_BYTES + ", as HS256 requires. Set TWILIO_API_KEY_SECRET.");
        }
    }

    private static void requireInRange(Duration ttl, String property, Duration max, String whose) {
        if (ttl.compareTo(max) > 0) {
            throw new IllegalArgumentException(property + " is " + text(ttl) + ": at most " + text(max) + whose + ".");
        }
        // The times in a token are whole seconds.
        if (ttl.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(property + " is " + text(ttl) + ": at least 1s.");
        }
    }

    private static void warnIfShort(Duration ttl, String property, List<String> warnings) {
        if (ttl.compareTo(RECOMMENDED_MIN_TTL) < 0) {
            warnings.add(property + " is " + text(ttl) + ": below " + text(RECOMMENDED_MIN_TTL)
                    + " browsers request a new token"
                    + " at once, as Twilio's SDK announces the expiry 1 to 3 minutes before it.");
        }
    }

    /** {@code 48h}, {@code 1m30s}: ISO 8601 without its prefix. */
    private static String text(Duration duration) {
        return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }

    /** Returns the settings without the secret. */
    @Override
    public String toString() {
        return "TokenSettings[accountSid=" + accountSid + ", apiKeySid=" + apiKeySid + ", serviceSid=" + serviceSid
                + ", region=" + region + ", ttl=" + text(ttl) + ", webchatTtl=" + text(webchatTtl) + ", webchatLife="
                + text(webchatLife) + "]";
    }
}
