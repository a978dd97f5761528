package dev.parley.sandbox.rest;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/**
 * An API call and its response.
 *
 * @param entry how {@code GET /sandbox/calls} shows it
 * @param actor who made the call
 * @param milliseconds from its last byte to its response
 * @param answer the response's body, or as much of it as is kept
 */
public record RecordedCall(JsonObject entry, Actor actor, long milliseconds, Buffer answer) {
    private static final int MAX_ANSWER_BYTES = 8 << 10;

    public RecordedCall {
        answer = answer.length() <= MAX_ANSWER_BYTES ? answer : answer.getBuffer(0, MAX_ANSWER_BYTES);
    }

    /** Returns it without form and response. */
    public JsonObject summary(long number) {
        return new JsonObject()
                .put("number", number)
                .put("at", entry.getValue("at"))
                .put("method", entry.getValue("method"))
                .put("path", entry.getValue("path"))
                .put("status", entry.getValue("status"))
                .put("milliseconds", milliseconds)
                .put("source", actor.source())
                .put("identity", actor.clientIdentity());
    }

    /** Returns all of it; a truncated response ends with an ellipsis. */
    public JsonObject whole() {
        String text = answer.toString();
        return entry.copy()
                .put("milliseconds", milliseconds)
                .put("answer", answer.length() < MAX_ANSWER_BYTES ? text : text + "…");
    }
}
