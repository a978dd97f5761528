package dev.parley.account;

import dev.parley.protocol.Sid;
import dev.parley.setting.Setting;
import dev.parley.setting.SettingType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The settings of the account at Twilio. */
public final class AccountSettings {
    public static final Setting<Sid> ACCOUNT_SID = Setting.of(
                    "twilio.account-sid", sid("AC"), "The account's SID. Console, first page.")
            .fromVariable("TWILIO_ACCOUNT_SID")
            .asSecret();

    public static final Setting<String> AUTH_TOKEN = Setting.of(
                    "twilio.auth-token",
                    SettingType.TEXT.described("32 hex digits"),
                    "The account's primary auth token: Twilio signs webhooks with it. Console, first page.")
            .fromVariable("TWILIO_AUTH_TOKEN")
            .asSecret();

    public static final Setting<Sid> API_KEY_SID = Setting.of(
                    "twilio.api-key-sid",
                    sid("SK"),
                    "A standard API key: with its secret it makes calls and signs tokens. Console, API keys.")
            .fromVariable("TWILIO_API_KEY_SID")
            .asSecret();

    public static final Setting<String> API_KEY_SECRET = Setting.of(
                    "twilio.api-key-secret",
                    SettingType.TEXT.where(
                            secret -> secret.getBytes(StandardCharsets.UTF_8).length >= 32,
                            "32 bytes or more, as HS256 demands"),
                    "The API key's secret.")
            .fromVariable("TWILIO_API_KEY_SECRET")
            .asSecret();

    public static final Setting<Sid> SERVICE_SID = Setting.of(
                    "twilio.conversations-service-sid",
                    sid("IS"),
                    "The conversation service that tokens open. It must be the account's default service.")
            .fromVariable("TWILIO_CONVERSATIONS_SERVICE_SID")
            .asSecret();

    public static final Setting<URI> PUBLIC_URL = Setting.of(
                    "webhooks.public-url",
                    SettingType.ADDRESS,
                    "The public address that Twilio calls, without the path of a route. Signatures are checked against it.")
            .fromVariable("PARLEY_PUBLIC_URL");

    public static final Setting<Optional<String>> EDGE = Setting.of(
                    "twilio.edge",
                    SettingType.TEXT
                            .described("an edge of Twilio, such as dublin")
                            .optional(),
                    "The edge at which calls enter Twilio's network.")
            .fromVariable("TWILIO_EDGE")
            .otherwise("Twilio's own choice");

    public static final Setting<Optional<String>> REGION = Setting.of(
                    "twilio.region",
                    SettingType.TEXT.described("us1, ie1, au1 or jp1").optional(),
                    "The region in which Twilio keeps the data. Any other than us1 needs twilio.edge as well.")
            .fromVariable("TWILIO_REGION")
            .otherwise("Twilio's own choice, us1");

    /** The six that Parley needs to reach Twilio; with none of them the sandbox stands in. */
    public static final List<Setting<?>> LIVE =
            List.of(ACCOUNT_SID, AUTH_TOKEN, API_KEY_SID, API_KEY_SECRET, SERVICE_SID, PUBLIC_URL);

    private AccountSettings() {}

    /** Returns the type of SIDs of one kind, say {@code AC}. A refusal shows four characters: it may be a secret by mistake. */
    public static SettingType<Sid> sid(String prefix) {
        String range = prefix + " and 32 hex digits";
        return SettingType.of(range, text -> {
            if (!Sid.matches(prefix, text)) {
                throw new IllegalArgumentException("expected " + range + ", but it starts with \""
                        + text.substring(0, Math.min(4, text.length())) + "\"");
            }
            return new Sid(text);
        });
    }
}
