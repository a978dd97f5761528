package dev.parley.twilio.request;

import java.net.URI;
import java.time.Duration;
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
    public TwilioSettings {
        if (apiBaseUrl != null && (apiBaseUrl.getScheme() == null || apiBaseUrl.getHost() == null)) {
            throw new IllegalArgumentException(
                    "twilio.api-base-url is \"" + apiBaseUrl + "\": expected http:// or https:// and a host.");
        }
        mustBePositive("twilio.connect-timeout", connectTimeout);
        mustBePositive("twilio.response-timeout", responseTimeout);
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
