package dev.parley.sandbox.sync;

import io.vertx.core.json.JsonObject;

/** A response: an HTTP status and JSON. */
public record SyncResponse(int status, JsonObject body) {
    static SyncResponse ok(JsonObject body) {
        return new SyncResponse(200, body);
    }

    static SyncResponse error(int status, int code, String message) {
        return new SyncResponse(
                status, new JsonObject().put("code", code).put("status", status).put("message", message));
    }
}
