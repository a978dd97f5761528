package dev.parley.door;

import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Lets pages of other origins read the responses of routes in group {@value #GROUP}. Errors are included: a widget can show
 * why a request was refused only if it may read the response.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch: the CORS protocol</a>
 */
record Cors(Set<String> allowedOrigins) {
    /** The route group whose callers are pages in a browser. */
    static final String GROUP = "browser";

    private static final String MAX_AGE_SECONDS = "86400";

    /** Returns the headers that belong on every response to this request. */
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
            // Pages may read this header only if it is listed here.
            headers.put("Access-Control-Expose-Headers", "Retry-After");
        }
        return headers;
    }

    /** Returns the response to a preflight request. */
    OutboundResponse preflight(HttpServerRequest request, String allowedMethods) {
        Map<String, String> headers = headers(request);
        headers.put("Access-Control-Allow-Methods", allowedMethods);
        String requestHeaders = request.getHeader("Access-Control-Request-Headers");
        headers.put("Access-Control-Allow-Headers", requestHeaders == null ? "Content-Type" : requestHeaders);
        headers.put("Access-Control-Max-Age", MAX_AGE_SECONDS);
        return OutboundResponse.bare(204).with(headers);
    }
}
