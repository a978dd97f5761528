package dev.parley.sandbox.rest;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the sandbox answers to one call. */
public record Answer(int status, Map<String, String> headers, Buffer body) {
    /** The end of the connection, in place of an answer. */
    public static final Answer HANG_UP = new Answer(0, Map.of(), Buffer.buffer());

    public Answer {
        headers = Map.copyOf(headers);
    }

    public boolean isHangUp() {
        return status == HANG_UP.status;
    }

    public static Answer ok(JsonObject body) {
        return json(200, body);
    }

    public static Answer ok(JsonArray body) {
        return of(200, "application/json; charset=utf-8", body.toBuffer());
    }

    public static Answer created(JsonObject body) {
        return json(201, body);
    }

    /** Returns what Twilio answers to a deletion: 204 and nothing. */
    public static Answer gone() {
        return new Answer(204, Map.of(), Buffer.buffer());
    }

    public static Answer json(int status, JsonObject body) {
        return of(status, "application/json; charset=utf-8", body.toBuffer());
    }

    private static Answer of(int status, String contentType, Buffer body) {
        return new Answer(status, Map.of("Content-Type", contentType), body);
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }
}
