package dev.parley.sandbox.webhook;

import dev.parley.sandbox.rest.ApiError;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A call to somebody who listens, and what came of it.
 *
 * @param status what was answered, {@code null} where nothing was
 * @param answer the words of the answer, empty where there are none
 * @param isLate whether nothing was answered in time, as opposed to never
 * @param entry how {@code GET /sandbox/webhooks} shows it; what a hook's answer led to is added to it
 */
public record SentWebhook(@Nullable Integer status, String answer, boolean isLate, JsonObject entry) {
    /** Twilio's code for a hook that did not answer in time. */
    private static final int LATE = 50076;

    /** Notes what the answer led to. */
    void note(HookVerdict.Outcome outcome) {
        entry.put("outcome", outcome.name().toLowerCase(Locale.ROOT));
        if (isLate) {
            entry.put("code", LATE);
        }
    }

    /** Notes that the change was not made. */
    void note(HookVerdict.Outcome outcome, ApiError error) {
        note(outcome);
        entry.put("code", error.code()).put("error", error.getMessage());
    }
}
