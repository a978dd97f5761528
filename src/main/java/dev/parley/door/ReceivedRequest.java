package dev.parley.door;

import dev.parley.protocol.FormParameters;
import dev.parley.protocol.http.BodyBudget;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that has arrived whole, and has not been read yet.
 *
 * @param query as it stood in the request line; null where there was none
 * @param pathParameters the parts of the path that the route names
 * @param share the memory that it takes, to be given back when it has been answered
 */
record ReceivedRequest(
        RequestHead head,
        @Nullable String query,
        Map<String, String> pathParameters,
        Buffer body,
        BodyBudget.Share share) {
    /** A form as large as that takes long enough to keep others waiting; so does JSON of any size. */
    private static final int MOST_BYTES_TO_READ_AT_ONCE = 64 * 1024;

    /** Returns whether it can be read on the thread that all requests share. */
    boolean isQuicklyRead() {
        return body.length() <= MOST_BYTES_TO_READ_AT_ONCE && !hasJson();
    }

    private boolean hasJson() {
        return body.length() > 0 && OriginalRequest.isJson(head.headers());
    }

    /**
     * Reads query and form.
     *
     * @throws UnreadableBodyException if one of them is broken
     */
    OriginalRequest read() {
        return new OriginalRequest(
                head.method(),
                head.target(),
                head.headers(),
                query == null ? FormParameters.NONE : parse(query),
                OriginalRequest.isForm(head.headers())
                        ? parse(body.toString(StandardCharsets.UTF_8))
                        : FormParameters.NONE,
                body,
                head.client());
    }

    private static FormParameters parse(String urlEncoded) {
        try {
            return FormParameters.parse(urlEncoded);
        } catch (IllegalArgumentException e) {
            // Its own words quote what was sent.
            throw new UnreadableBodyException(400, "The query or the form has a broken percent-escape.");
        }
    }

    /** Returns what the route sees: the query, over it the form or the JSON object, over it the parts of the path. */
    Map<String, Object> bodyForRoute(OriginalRequest request) {
        if (hasJson()) {
            return new JsonBody(request, pathParameters, share);
        }
        Map<String, Object> fields =
                request.query().overriddenBy(request.form()).asBody();
        if (pathParameters.isEmpty()) {
            return fields;
        }
        Map<String, Object> body = new LinkedHashMap<>(fields);
        body.putAll(pathParameters);
        return Collections.unmodifiableMap(body);
    }
}
