package dev.parley.sandbox.twilsock;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** The response to a request inside the socket: an HTTP status and JSON, or no body. */
public record SocketResponse(int status, Buffer body) {
    /** The end of the socket instead of a response. */
    public static final SocketResponse HANG_UP = new SocketResponse(0, Buffer.buffer());

    public static SocketResponse of(int status, JsonObject body) {
        return new SocketResponse(status, body.toBuffer());
    }

    /** Returns an error as Twilio writes it. */
    public static SocketResponse error(int status, int code, String message) {
        return of(
                status,
                new JsonObject()
                        .put("code", code)
                        .put("message", message)
                        .put("more_info", "https://www.twilio.com/docs/errors/" + code)
                        .put("status", status));
    }

    JsonObject httpStatus() {
        return new JsonObject()
                .put("code", status)
                .put("status", HttpResponseStatus.valueOf(status).reasonPhrase());
    }
}
