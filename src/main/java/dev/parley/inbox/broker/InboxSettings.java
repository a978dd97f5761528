package dev.parley.inbox.broker;

import dev.parley.setting.Setting;
import dev.parley.setting.SettingType;
import dev.parley.setting.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where and how the inbox stores events.
 *
 * @param brokerUrl {@value #EMBEDDED} for the embedded broker, or the addresses of an external Artemis, separated by commas
 * @param user the user at an external Artemis; null for none
 * @param directory the embedded broker's journal, for one process at a time
 * @param storeTimeout how long storing an event may take before it is answered 503
 * @param routeTimeout how long a route may take before the event counts as given up
 */
public record InboxSettings(
        String brokerUrl,
        @Nullable String user,
        @Nullable String password,
        Path directory,
        Duration storeTimeout,
        Duration routeTimeout) {
    /** The embedded broker, which no other process can connect to. */
    public static final String EMBEDDED = "vm://0";

    public static final Setting<String> BROKER_URL = Setting.of(
                    "inbox.broker-url",
                    SettingType.TEXT.described("vm://0 or tcp://host:port, several separated by commas"),
                    "vm://0 is a broker inside Parley; tcp://host:61616 is your own Artemis. TLS and"
                            + " its stores are parameters of the address,"
                            + " tcp://host:61617?sslEnabled=true;trustStorePath=/…: docs/inbox.md.")
            .byDefault(EMBEDDED);

    public static final Setting<Optional<String>> USER = Setting.of(
                    "inbox.user", SettingType.TEXT.optional(), "The user name for your own Artemis.")
            .fromVariable("PARLEY_INBOX_USER");

    public static final Setting<Optional<String>> PASSWORD = Setting.of(
                    "inbox.password", SettingType.TEXT.optional(), "The password of inbox.user.")
            .fromVariable("PARLEY_INBOX_PASSWORD")
            .asSecret();

    public static final Setting<String> DIRECTORY = Setting.of(
                    "inbox.directory",
                    SettingType.TEXT.described("a folder"),
                    "Where the broker inside Parley keeps its journal, readable by its owner only"
                            + " (mode 0700), for one Parley at a time. Beside it, data/inbox.command-secret"
                            + " holds the secret of parley dead-letters, new for each run.")
            .byDefault("data/inbox");

    public static final Setting<Duration> STORE_TIMEOUT = Setting.of(
                    "inbox.store-timeout",
                    SettingType.DURATION,
                    "How long an event may take to reach the disk before Twilio gets 503.")
            .byDefault("3s");

    public static final Setting<Duration> ROUTE_TIMEOUT = Setting.of(
                    "inbox.route-timeout",
                    SettingType.DURATION,
                    "How long a route may take for an event. After that the event becomes a dead"
                            + " letter and its conversation goes on. Time in which Twilio is unavailable does"
                            + " not count.")
            .byDefault("1h");

    /**
     * Reads where the inbox is.
     *
     * @param home the folder that a relative path refers to
     */
    public static InboxSettings from(Settings settings, Path home) {
        return new InboxSettings(
                settings.get(BROKER_URL),
                settings.get(USER).orElse(null),
                settings.get(PASSWORD).orElse(null),
                home.resolve(settings.get(DIRECTORY)),
                settings.get(STORE_TIMEOUT),
                settings.get(ROUTE_TIMEOUT));
    }

    /** Returns settings for an embedded broker, with a route timeout of one hour. */
    public static InboxSettings embedded(Path directory, Duration storeTimeout) {
        return new InboxSettings(EMBEDDED, null, null, directory, storeTimeout, Duration.ofHours(1));
    }

    /** Returns whether the broker is embedded. */
    public boolean isEmbedded() {
        return brokerUrl.equals(EMBEDDED);
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "InboxSettings[" + brokerUrl + ", " + directory + ", " + storeTimeout + ", " + routeTimeout + "]";
    }
}
