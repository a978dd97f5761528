package dev.parley.sandbox.webhook;

import dev.parley.sandbox.rest.ApiError;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that was sent, and its result.
 *
 * @param status the status of the response, {@code null} without one
 * @param answer the body of the response, may be empty
 * @param isLate whether the response timed out
 * @param entry how {@code GET /sandbox/webhooks} shows it; the outcome of a hook is added to it
 */
public record SentWebhook(@Nullable Integer status, String answer, boolean isLate, JsonObject entry) {
    /** Twilio's code for a hook that did not answer in time. */
    private static final int LATE = 50076;

    /** Adds the outcome. */
    void note(HookVerdict.Outcome outcome) {
        entry.put("outcome", outcome.name().toLowerCase(Locale.ROOT));
        if (isLate) {
            entry.put("code", LATE);
        }
    }

    /** Adds that the change was not made. */
    void note(HookVerdict.Outcome outcome, ApiError error) {
        note(outcome);
        entry.put("code", error.code()).put("error", error.getMessage());
    }
}
