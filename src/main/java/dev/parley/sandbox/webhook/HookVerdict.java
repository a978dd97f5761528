package dev.parley.sandbox.webhook;

import dev.parley.protocol.FormParameters;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.Form;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a hook's answer means for the change that it was asked about: 4xx and 5xx reject it, 200 with JSON puts in its
 * values, 200 with nothing lets it through, and so does silence.
 *
 * <p>Undocumented, and chosen here: any other status lets it through and its words are not read; so does 200 with words that
 * are no JSON object, and a listener that cannot be reached. A key that is {@code null} stays as it was. A redirect is not
 * followed. The HTTP status of a rejection is 403, and the code tells a veto from a listener that broke.
 *
 * @param outcome what the answer leads to
 * @param edits the values that replace those asked about, under the names of the answer
 * @param rejection what whoever caused the change is told where it is rejected
 * @see <a href="https://www.twilio.com/docs/conversations/conversations-webhooks#pre-action-webhooks">Twilio: hooks</a>
 */
record HookVerdict(Outcome outcome, Map<String, Object> edits, @Nullable ApiError rejection) {
    /** What a hook leads to. {@code REFUSED}: the answer let the change through, but it cannot be made, or not so. */
    enum Outcome {
        UNCHANGED,
        CHANGED,
        REJECTED,
        UNANSWERED,
        REFUSED
    }

    private static final Map<String, String> OF_CONVERSATION = Map.of("friendly_name", "FriendlyName");
    private static final Map<String, String> OF_MESSAGE =
            Map.of("body", "Body", "author", "Author", "attributes", "Attributes");

    /** By the hook, the keys that an answer may have, and the form fields that they stand for. */
    private static final Map<String, Map<String, String>> EDITABLE = Map.of(
            "onConversationAdd", OF_CONVERSATION,
            "onConversationUpdate", OF_CONVERSATION,
            "onMessageAdd", OF_MESSAGE,
            "onMessageUpdate", OF_MESSAGE);

    HookVerdict {
        edits = Map.copyOf(edits);
    }

    /** Reads what was answered to a hook of that name. */
    static HookVerdict of(String hook, SentWebhook sent) {
        Integer status = sent.status();
        if (status == null) {
            return new HookVerdict(Outcome.UNANSWERED, Map.of(), null);
        }
        if (status >= 400) {
            return new HookVerdict(Outcome.REJECTED, Map.of(), rejection(status));
        }
        Map<String, Object> edits = status == 200 ? edits(hook, sent.answer()) : Map.of();
        return new HookVerdict(edits.isEmpty() ? Outcome.UNCHANGED : Outcome.CHANGED, edits, null);
    }

    private static ApiError rejection(int status) {
        return status < 500
                ? new ApiError(403, 50056, "A webhook rejected this.")
                : new ApiError(403, 50057, "A webhook broke when it was asked about this.");
    }

    /** Keeps what this hook may replace; other keys mean nothing to Twilio. */
    private static Map<String, Object> edits(String hook, String answer) {
        Map<String, Object> edits = new LinkedHashMap<>();
        try {
            JsonObject json = answer.isBlank() ? new JsonObject() : new JsonObject(answer);
            EDITABLE.getOrDefault(hook, Map.of()).keySet().forEach(key -> {
                Object value = json.getValue(key);
                if (value != null) {
                    edits.put(key, value);
                }
            });
        } catch (DecodeException e) {
            return Map.of();
        }
        return edits;
    }

    /**
     * Returns the form with what the hook put in.
     *
     * @throws ApiError if the hook rejected it, or put in what is no text: Twilio hands the error to whoever caused it
     */
    Form withEdits(String hook, Form form) {
        if (rejection != null) {
            throw rejection;
        }
        Map<String, @Nullable String> replaced = new LinkedHashMap<>();
        edits.forEach((key, value) ->
                replaced.put(EDITABLE.getOrDefault(hook, Map.of()).get(key), text(key, value)));
        return new Form(form.fields().overriddenBy(FormParameters.of(replaced)));
    }

    /** Says of a refusal of the change that the hook had a hand in it. */
    ApiError explain(ApiError error) {
        return edits.isEmpty()
                ? error
                : error.withDetail("A webhook had put in: " + String.join(", ", new TreeSet<>(edits.keySet())) + ".");
    }

    private static String text(String key, Object value) {
        // Only a name may be taken away: there is no message without words or author.
        if (value instanceof String text && (!text.isEmpty() || OF_CONVERSATION.containsKey(key))) {
            return text;
        }
        throw ApiError.badParameter("The webhook answered with a \"" + key + "\" that is "
                + (value instanceof String ? "empty." : "no text: JSON inside it is written as a text, too."));
    }
}
