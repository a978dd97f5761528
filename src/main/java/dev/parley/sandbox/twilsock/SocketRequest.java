package dev.parley.sandbox.twilsock;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.StringJoiner;

/**
 * An HTTP request inside the socket.
 *
 * @param method in capital letters
 * @param host the host that the SDK calls, such as {@code aim.us1.twilio.com}
 * @param path with its escapes, without the query
 * @param query as in a URL, with its escapes; may be empty
 * @param contentType of the body, empty if absent
 */
public record SocketRequest(String method, String host, String path, String query, String contentType, Buffer body) {
    /**
     * Reads the request of a frame.
     *
     * @throws MalformedFrame if there is none
     */
    static SocketRequest of(Frame frame) {
        JsonObject request = frame.object("http_request");
        if (request == null
                || !(request.getValue("method") instanceof String method)
                || !(request.getValue("path") instanceof String path)) {
            throw new MalformedFrame("expected http_request with method and path in a message");
        }
        String host = request.getValue("host") instanceof String text ? text : "";
        return new SocketRequest(method, host, path, query(request), frame.text("payload_type"), frame.payload());
    }

    /** The SDK splits the query and leaves names and values escaped; a repeated name has a list of values. */
    private static String query(JsonObject request) {
        StringJoiner query = new StringJoiner("&");
        if (request.getValue("params") instanceof JsonObject params) {
            params.forEach(param -> {
                Iterable<?> values = param.getValue() instanceof JsonArray several
                        ? several
                        : List.of(String.valueOf(param.getValue()));
                values.forEach(value -> query.add(param.getKey() + "=" + value));
            });
        }
        return query.toString();
    }
}
