package dev.parley.sandbox;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What a hook answered.
 *
 * @param isRejected whether nothing may happen
 * @param edits the values that replace those asked about, under the names of the answer; empty where nothing is replaced
 * @see <a href="https://www.twilio.com/docs/conversations/conversations-webhooks#pre-action-webhooks">Twilio: hooks</a>
 */
record Verdict(boolean isRejected, JsonObject edits) {
    static final Verdict UNCHANGED = new Verdict(false, new JsonObject());

    /** Reads an answer: 4xx and 5xx reject, 200 with a JSON object edits, anything else changes nothing. */
    static Verdict of(Caller.Reply reply) {
        if (reply.status() >= 400) {
            return new Verdict(true, new JsonObject());
        }
        try {
            return reply.status() == 200 && !reply.body().isBlank()
                    ? new Verdict(false, new JsonObject(reply.body()))
                    : UNCHANGED;
        } catch (DecodeException e) {
            return UNCHANGED;
        }
    }

    /**
     * Returns the text that replaces one asked about, {@code null} where it stays.
     *
     * @throws Refusal if it is no text or too long: Twilio hands the error to whoever caused the event
     */
    @Nullable
    String edit(String name, int maxCharacters) {
        Object value = edits.getValue(name);
        if (value == null) {
            return null;
        }
        if (value instanceof String text && text.length() <= maxCharacters) {
            return text;
        }
        throw Refusal.badParameter("The webhook answered with a \"" + name + "\" that is no text, or more than "
                + maxCharacters + " characters.");
    }

    /** Throws what whoever caused the event is told. */
    void refuseIfRejected() {
        if (isRejected) {
            throw new Refusal(403, 50056, "A webhook rejected this.");
        }
    }
}
