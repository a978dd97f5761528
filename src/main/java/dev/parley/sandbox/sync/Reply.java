package dev.parley.sandbox.sync;

import io.vertx.core.json.JsonObject;

/** What is answered: an HTTP status and JSON. */
public record Reply(int status, JsonObject body) {
    static Reply ok(JsonObject body) {
        return new Reply(200, body);
    }

    static Reply error(int status, int code, String message) {
        return new Reply(
                status, new JsonObject().put("code", code).put("status", status).put("message", message));
    }
}
