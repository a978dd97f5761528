package dev.parley.twilio.request;

import dev.parley.account.AccountSettings;
import dev.parley.setting.Setting;
import dev.parley.setting.SettingType;
import dev.parley.setting.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Twilio's address and the credentials.
 *
 * @param accountSid the account: {@code AC} and 32 hex digits
 * @param username the API key SID, or the account SID if the password is the auth token
 * @param password the API key secret or the auth token; never printed
 * @param apiBaseUrl one base URL for the paths of all products ({@code /v1}, {@code /v2}, {@code /2010-04-01}): the sandbox
 *     or a proxy; {@code null} for Twilio's own hosts
 * @param edge where calls enter Twilio's network, for example {@code dublin}
 * @param region where the data is stored, for example {@code ie1}
 * @param connectTimeout how long opening a connection may take
 * @param responseTimeout how long Twilio may be silent after the request
 */
public record TwilioSettings(
        String accountSid,
        String username,
        String password,
        @Nullable URI apiBaseUrl,
        @Nullable String edge,
        @Nullable String region,
        Duration connectTimeout,
        Duration responseTimeout) {
    public static final Setting<Optional<URI>> API_BASE_URL = Setting.of(
                    "twilio.api-base-url",
                    SettingType.ADDRESS.optional(),
                    "One address for all of Twilio's products, for a proxy or a sandbox elsewhere.")
            .otherwise("Twilio's own hosts");

    public static final Setting<Duration> CONNECT_TIMEOUT = Setting.of(
                    "twilio.connect-timeout", positive(), "How long a call may take to connect.")
            .byDefault("5s");

    public static final Setting<Duration> RESPONSE_TIMEOUT = Setting.of(
                    "twilio.response-timeout", positive(), "How long a call may take to be answered.")
            .byDefault("15s");

    public TwilioSettings {
        if (apiBaseUrl != null && (apiBaseUrl.getScheme() == null || apiBaseUrl.getHost() == null)) {
            throw new IllegalArgumentException(
                    "twilio.api-base-url is \"" + apiBaseUrl + "\": expected http:// or https:// and a host.");
        }
        mustBePositive("twilio.connect-timeout", connectTimeout);
        mustBePositive("twilio.response-timeout", responseTimeout);
    }

    public static TwilioSettings from(Settings settings) {
        return new TwilioSettings(
                settings.get(AccountSettings.ACCOUNT_SID).text(),
                settings.get(AccountSettings.API_KEY_SID).text(),
                settings.get(AccountSettings.API_KEY_SECRET),
                settings.get(API_BASE_URL).orElse(null),
                settings.get(AccountSettings.EDGE).orElse(null),
                settings.get(AccountSettings.REGION).orElse(null),
                settings.get(CONNECT_TIMEOUT),
                settings.get(RESPONSE_TIMEOUT));
    }

    private static SettingType<Duration> positive() {
        return SettingType.DURATION.where(
                duration -> !duration.isZero(), "a duration of more than 0, such as 500ms, 30s or 5m");
    }

    private static void mustBePositive(String setting, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(setting + " is " + duration + ": expected more than 0.");
        }
    }

    /** Omits the password, since settings may be logged. */
    @Override
    public String toString() {
        return "TwilioSettings[accountSid=" + accountSid + ", username=" + username + ", apiBaseUrl=" + apiBaseUrl
                + ", edge=" + edge + ", region=" + region + "]";
    }
}
