package dev.parley.door;

import dev.parley.protocol.http.ServerBounds;
import dev.parley.protocol.http.TrustedProxies;
import dev.parley.setting.Setting;
import dev.parley.setting.SettingType;
import dev.parley.setting.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Where the HTTP engine listens and what it accepts.
 *
 * @param host the address it listens on
 * @param port 0 for any free one
 * @param bodies the largest bodies that routes accept
 * @param bounds limits on connections, request heads and body times
 * @param http2 whether it speaks HTTP/2 without TLS
 * @param allowedOrigins the origins that may call the routes of group {@value Cors#GROUP}; {@code *} for any
 * @param proxies the proxies whose {@code X-Forwarded-For} is trusted
 */
public record HttpSettings(
        String host,
        int port,
        BodySizes bodies,
        ServerBounds bounds,
        boolean http2,
        Set<String> allowedOrigins,
        TrustedProxies proxies) {
    private static final String LOOPBACK = "127.0.0.1";

    public static final Setting<String> HOST = Setting.of(
                    "camel.server.host",
                    SettingType.TEXT.described("a host"),
                    "The address at which Parley listens. With the sandbox it is always 127.0.0.1,"
                            + " because the sandbox's secrets are public.")
            .byDefault("0.0.0.0");

    public static final Setting<Integer> PORT = Setting.of(
                    "camel.server.port", SettingType.PORT, "The port at which Parley listens; 0 for any free one.")
            .byDefault("8080");

    public static final Setting<List<String>> TRUSTED_PROXIES = Setting.of(
                    "http.trusted-proxies",
                    SettingType.TEXT
                            .list()
                            .described("addresses or networks such as 10.0.0.0/8, several separated by commas"),
                    "Proxies in front of Parley: theirs is believed that X-Forwarded-For says who calls, and limits for one"
                            + " address count that one.")
            .otherwise("none");

    public static final Setting<Integer> CONNECTIONS = Setting.of(
                    "http.connections",
                    SettingType.number("a number of connections", 10, 100_000),
                    "Connections at once. When there are as many, a new one takes the place of the one that has waited longest"
                            + " for its caller.")
            .byDefault("1000");

    public static final Setting<Integer> CONNECTIONS_PER_ADDRESS = Setting.of(
                    "http.connections-per-address",
                    SettingType.number("a number of connections", 1, 100_000),
                    "Connections at once from one address. This machine and trusted proxies are"
                            + " bounded by http.connections only.")
            .byDefault("100");

    public static final Setting<Duration> HEAD_TIMEOUT = Setting.of(
                    "http.head-timeout", upToAnHour(), "How long the line and headers of a request may take to arrive.")
            .byDefault("10s");

    public static final Setting<Duration> BODY_TIMEOUT = Setting.of(
                    "http.body-timeout", upToAnHour(), "How long the body of a request may take to arrive.")
            .byDefault("60s");

    public static final Setting<Integer> MAX_WEBHOOK_BYTES = Setting.of(
                    "http.max-webhook-bytes", bytes(), "The largest body of a route that checks signatures.")
            .byDefault("1048576");

    public static final Setting<Integer> MAX_TOKEN_BYTES = Setting.of(
                    "http.max-token-bytes", bytes(), "The largest body of a route that browsers call (group: browser).")
            .byDefault("65536");

    public static final Setting<Integer> MAX_BODY_BYTES = Setting.of(
                    "http.max-body-bytes", bytes(), "The largest body of any other route.")
            .byDefault("10485760");

    public static final Setting<Boolean> HTTP2_WITHOUT_TLS = Setting.of(
                    "http.http2-without-tls",
                    SettingType.FLAG,
                    "Whether HTTP/2 is accepted without TLS, for a proxy that needs it.")
            .byDefault("false");

    public static final Setting<List<String>> ALLOWED_ORIGINS = Setting.of(
                    "token.allowed-origins",
                    SettingType.TEXT.list().described("origins, several separated by commas; * for any"),
                    "Origins whose pages may ask for tokens.")
            .byDefault("*");

    public HttpSettings {
        allowedOrigins = Set.copyOf(allowedOrigins);
    }

    public static HttpSettings from(Settings settings) {
        return new HttpSettings(
                settings.get(HOST),
                settings.get(PORT),
                new BodySizes(
                        settings.get(MAX_WEBHOOK_BYTES), settings.get(MAX_TOKEN_BYTES), settings.get(MAX_BODY_BYTES)),
                ServerBounds.DEFAULT.with(
                        settings.get(CONNECTIONS),
                        settings.get(CONNECTIONS_PER_ADDRESS),
                        settings.get(HEAD_TIMEOUT),
                        settings.get(BODY_TIMEOUT)),
                settings.get(HTTP2_WITHOUT_TLS),
                Set.copyOf(settings.get(ALLOWED_ORIGINS)),
                trustedProxies(settings));
    }

    /** Returns the proxies alone, so that a mistake in them can be told beside others. */
    public static TrustedProxies trustedProxies(Settings settings) {
        try {
            return TrustedProxies.of(settings.get(TRUSTED_PROXIES));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(TRUSTED_PROXIES.name() + " has " + e.getMessage(), e);
        }
    }

    private static SettingType<Duration> upToAnHour() {
        return SettingType.DURATION.where(
                time -> time.toSeconds() >= 1 && time.toHours() < 1, "a duration from 1s to 59m");
    }

    /** With a larger body, one request alone could fill the memory. */
    private static SettingType<Integer> bytes() {
        return SettingType.number("bytes", 1024, 16 * 1024 * 1024);
    }

    /** Returns these settings for this machine alone. */
    public HttpSettings withLoopbackHost() {
        return new HttpSettings(LOOPBACK, port, bodies, bounds, http2, allowedOrigins, proxies);
    }

    /** Returns settings for the loopback interface at that port, without other origins and without proxies. */
    public static HttpSettings onLoopback(int port) {
        return new HttpSettings(
                LOOPBACK, port, BodySizes.DEFAULT, ServerBounds.DEFAULT, false, Set.of(), TrustedProxies.NONE);
    }
}
