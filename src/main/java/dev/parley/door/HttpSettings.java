package dev.parley.door;

import dev.parley.protocol.http.ServerBounds;
import dev.parley.protocol.http.TrustedProxies;
import java.util.Set;

/**
 * Where the door stands and what it lets through.
 *
 * @param host the address it listens on
 * @param port 0 for any free one
 * @param bodies the largest bodies that routes take
 * @param bounds what it takes from callers before a request has been understood
 * @param http2 whether it speaks HTTP/2 without TLS
 * @param allowedOrigins the origins that may call the routes of group {@value Cors#GROUP}; {@code *} for any
 * @param proxies whose word on who calls is believed
 */
public record HttpSettings(
        String host,
        int port,
        BodySizes bodies,
        ServerBounds bounds,
        boolean http2,
        Set<String> allowedOrigins,
        TrustedProxies proxies) {
    public HttpSettings {
        allowedOrigins = Set.copyOf(allowedOrigins);
    }

    /** Returns a door on this machine alone, at that port, for no page of another origin and behind no proxy. */
    public static HttpSettings onLoopback(int port) {
        return new HttpSettings(
                "127.0.0.1", port, BodySizes.DEFAULT, ServerBounds.DEFAULT, false, Set.of(), TrustedProxies.NONE);
    }
}
