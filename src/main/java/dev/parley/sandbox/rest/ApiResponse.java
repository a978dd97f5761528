package dev.parley.sandbox.rest;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** The sandbox's response to one call. */
public record ApiResponse(int status, Map<String, String> headers, Buffer body) {
    /** The end of the connection instead of a response. */
    public static final ApiResponse HANG_UP = new ApiResponse(0, Map.of(), Buffer.buffer());

    public ApiResponse {
        headers = Map.copyOf(headers);
    }

    public boolean isHangUp() {
        return status == HANG_UP.status;
    }

    public static ApiResponse ok(JsonObject body) {
        return json(200, body);
    }

    public static ApiResponse ok(JsonArray body) {
        return of(200, "application/json; charset=utf-8", body.toBuffer());
    }

    public static ApiResponse created(JsonObject body) {
        return json(201, body);
    }

    /** Returns Twilio's response to a deletion: 204 without content. */
    public static ApiResponse gone() {
        return new ApiResponse(204, Map.of(), Buffer.buffer());
    }

    public static ApiResponse json(int status, JsonObject body) {
        return of(status, "application/json; charset=utf-8", body.toBuffer());
    }

    private static ApiResponse of(int status, String contentType, Buffer body) {
        return new ApiResponse(status, Map.of("Content-Type", contentType), body);
    }

    public ApiResponse with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ApiResponse(status, more, body);
    }
}
