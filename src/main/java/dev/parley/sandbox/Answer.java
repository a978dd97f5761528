package dev.parley.sandbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the sandbox answers to one call. */
record Answer(int status, Map<String, String> headers, Buffer body) {
    /** The end of the connection, in place of an answer. */
    static final Answer HANG_UP = new Answer(0, Map.of(), Buffer.buffer());

    Answer {
        headers = Map.copyOf(headers);
    }

    boolean isHangUp() {
        return status == HANG_UP.status;
    }

    static Answer ok(JsonObject body) {
        return json(200, body);
    }

    static Answer ok(JsonArray body) {
        return of(200, "application/json; charset=utf-8", body.toBuffer());
    }

    static Answer created(JsonObject body) {
        return json(201, body);
    }

    /** Returns what Twilio answers to a deletion: 204 and nothing. */
    static Answer gone() {
        return new Answer(204, Map.of(), Buffer.buffer());
    }

    static Answer json(int status, JsonObject body) {
        return of(status, "application/json; charset=utf-8", body.toBuffer());
    }

    private static Answer of(int status, String contentType, Buffer body) {
        return new Answer(status, Map.of("Content-Type", contentType), body);
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }
}
