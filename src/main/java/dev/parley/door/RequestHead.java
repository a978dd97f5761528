package dev.parley.door;

import dev.parley.protocol.http.ClientAddress;
import dev.parley.protocol.http.RequestLine;
import dev.parley.protocol.http.TrustedProxies;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request before its body.
 *
 * @param method in capitals
 * @param target as it stood in the request line, escapes included
 * @param headers by name, letter case aside
 * @param client who asks, the trusted proxies in between left out
 */
public record RequestHead(String method, String target, MultiMap headers, ClientAddress client) {
    static RequestHead of(HttpServerRequest asked, TrustedProxies proxies) {
        return new RequestHead(
                asked.method().name(),
                asked.uri(),
                asked.headers(),
                proxies.clientOf(asked.remoteAddress(), asked.headers()));
    }

    /** Returns the path, escapes included. */
    public String path() {
        return RequestLine.pathOf(target);
    }

    /** Returns the header where it was sent exactly once: of two, one may be forged. */
    public @Nullable String header(String name) {
        List<String> values = headers.getAll(name);
        return values.size() == 1 ? values.get(0) : null;
    }
}
