package dev.parley.door;

import dev.parley.protocol.http.ClientAddress;
import dev.parley.protocol.http.RequestLine;
import dev.parley.protocol.http.TrustedProxies;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request without its body.
 *
 * @param method in capitals
 * @param target as in the request line, escapes included
 * @param headers by name, letter case aside
 * @param client the caller's address, behind any trusted proxies
 */
public record RequestHead(String method, String target, MultiMap headers, ClientAddress client) {
    static RequestHead of(HttpServerRequest request, TrustedProxies proxies) {
        return new RequestHead(
                request.method().name(),
                request.uri(),
                request.headers(),
                proxies.clientOf(request.remoteAddress(), request.headers()));
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
