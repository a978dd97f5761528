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
 * A request that has arrived completely and has not been parsed yet.
 *
 * @param query as in the request line; null if there was none
 * @param pathParameters the parts of the path that the route names
 * @param share the memory reserved for it, to be released when it has been answered
 */
record ReceivedRequest(
        RequestHead head,
        @Nullable String query,
        Map<String, String> pathParameters,
        Buffer body,
        BodyBudget.Share share) {
    /** Parsing a larger form takes long enough to delay other requests; so does JSON of any size. */
    private static final int MAX_BYTES_ON_EVENT_LOOP = 64 * 1024;

    /** Returns whether it can be parsed on the event loop. */
    boolean mayBeReadOnEventLoop() {
        return body.length() <= MAX_BYTES_ON_EVENT_LOOP && !hasJson();
    }

    private boolean hasJson() {
        return body.length() > 0 && OriginalRequest.isJson(head.headers());
    }

    /**
     * Reads query and form.
     *
     * @throws UnreadableBodyException if one of them cannot be parsed
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
            // Its message may quote what was sent.
            throw new UnreadableBodyException(400, "The query or the form has a broken percent-escape.");
        }
    }

    /** Returns the message body: the query, overridden by the form or JSON object, overridden by the path parameters. */
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
