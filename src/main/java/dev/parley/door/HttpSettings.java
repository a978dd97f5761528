package dev.parley.door;

import dev.parley.protocol.http.ServerBounds;
import dev.parley.protocol.http.TrustedProxies;
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
    public HttpSettings {
        allowedOrigins = Set.copyOf(allowedOrigins);
    }

    /** Returns settings for the loopback interface at that port, without other origins and without proxies. */
    public static HttpSettings onLoopback(int port) {
        return new HttpSettings(
                "127.0.0.1", port, BodySizes.DEFAULT, ServerBounds.DEFAULT, false, Set.of(), TrustedProxies.NONE);
    }
}
