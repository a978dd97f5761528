package dev.parley.sandbox.rest;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/**
 * An API call and what was answered.
 *
 * @param entry how {@code GET /sandbox/calls} shows it
 * @param actor who called
 * @param milliseconds from its last byte to its answer
 * @param answer the body, or as much of it as is kept
 */
public record RecordedCall(JsonObject entry, Actor actor, long milliseconds, Buffer answer) {
    private static final int MAX_ANSWER_BYTES = 8 << 10;

    public RecordedCall {
        answer = answer.length() <= MAX_ANSWER_BYTES ? answer : answer.getBuffer(0, MAX_ANSWER_BYTES);
    }

    /** Returns it without what is long. */
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

    /** Returns all of it; an answer that is not kept whole ends with three dots. */
    public JsonObject whole() {
        String text = answer.toString();
        return entry.copy()
                .put("milliseconds", milliseconds)
                .put("answer", answer.length() < MAX_ANSWER_BYTES ? text : text + "…");
    }
}
