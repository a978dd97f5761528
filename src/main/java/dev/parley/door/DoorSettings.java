package dev.parley.door;

import dev.parley.http.TrustedProxies;
import java.util.Set;

/**
 * Where the door stands and what it lets through.
 *
 * @param host the address it listens on
 * @param port 0 for any free one
 * @param maxBodyBytes a larger body is refused with 413
 * @param allowedOrigins the origins that may call the routes of group {@value Cors#GROUP}; {@code *} for any
 * @param proxies whose word on who calls is believed
 */
public record DoorSettings(
        String host, int port, int maxBodyBytes, Set<String> allowedOrigins, TrustedProxies proxies) {
    /** Ten mebibytes: far above what Twilio sends, far below what hurts. */
    public static final int DEFAULT_MAX_BODY_BYTES = 10 * 1024 * 1024;

    public DoorSettings {
        allowedOrigins = Set.copyOf(allowedOrigins);
    }

    /** Returns a door on this machine alone, at that port, for no page of another origin and behind no proxy. */
    public static DoorSettings onLoopback(int port) {
        return new DoorSettings("127.0.0.1", port, DEFAULT_MAX_BODY_BYTES, Set.of(), TrustedProxies.NONE);
    }
}
