package dev.parley.door;

import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Lets pages of other origins read answers. It is for the routes of group {@value #GROUP}, errors included: a widget
 * shows its person why it was refused only if it may read it.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch: the CORS protocol</a>
 */
record Cors(Set<String> allowedOrigins) {
    /** The route group whose callers are pages in a browser. */
    static final String GROUP = "browser";

    private static final String MAX_AGE_SECONDS = "86400";

    /** Returns the headers that belong on every answer to this request. */
    Map<String, String> headers(HttpServerRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Vary", "Origin");
        String origin = request.getHeader("Origin");
        if (origin != null && (allowedOrigins.contains("*") || allowedOrigins.contains(origin))) {
            headers.put("Access-Control-Allow-Origin", origin);
        } else if (origin == null && allowedOrigins.contains("*")) {
            headers.put("Access-Control-Allow-Origin", "*");
        }
        if (headers.containsKey("Access-Control-Allow-Origin")) {
            // Without this a page may not read it.
            headers.put("Access-Control-Expose-Headers", "Retry-After");
        }
        return headers;
    }

    /** Returns the answer to a browser that asks whether it may ask. */
    OutboundResponse preflight(HttpServerRequest request, String allowedMethods) {
        Map<String, String> headers = headers(request);
        headers.put("Access-Control-Allow-Methods", allowedMethods);
        String asked = request.getHeader("Access-Control-Request-Headers");
        headers.put("Access-Control-Allow-Headers", asked == null ? "Content-Type" : asked);
        headers.put("Access-Control-Max-Age", MAX_AGE_SECONDS);
        return OutboundResponse.bare(204).with(headers);
    }
}
