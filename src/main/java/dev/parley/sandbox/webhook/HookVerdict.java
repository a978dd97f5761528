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
 * The effect of the response to a pre-action webhook: 4xx and 5xx reject the change, 200 with JSON modifies its values,
 * 200 without a body accepts it, and so does a timeout.
 *
 * <p>Undocumented, and chosen here: any other status accepts the change and its body is ignored; so does 200 with a
 * body that is not a JSON object, and a receiver that cannot be reached. A key with {@code null} is not modified. A
 * redirect is not followed. The HTTP status of a rejection is 403, and the code distinguishes 4xx from 5xx.
 *
 * @param outcome the effect of the response
 * @param edits the modified values, under the names of the response
 * @param rejection the error for the caller whose change is rejected
 * @see <a href="https://www.twilio.com/docs/conversations/conversations-webhooks#pre-action-webhooks">Twilio: hooks</a>
 */
record HookVerdict(Outcome outcome, Map<String, Object> edits, @Nullable ApiError rejection) {
    /** The effect of a hook. {@code REFUSED}: the response accepts the change, but the modified change is not valid. */
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

    /** By hook, the keys that a response may have, and their form fields. */
    private static final Map<String, Map<String, String>> EDITABLE = Map.of(
            "onConversationAdd", OF_CONVERSATION,
            "onConversationUpdate", OF_CONVERSATION,
            "onMessageAdd", OF_MESSAGE,
            "onMessageUpdate", OF_MESSAGE);

    HookVerdict {
        edits = Map.copyOf(edits);
    }

    /** Reads the response to a hook of that name. */
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
                : new ApiError(403, 50057, "A webhook failed when it was called about this.");
    }

    /** Keeps what this hook may modify; Twilio ignores other keys. */
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
     * Returns the form as modified by the hook.
     *
     * @throws ApiError if the hook rejected it, or modified a field with a value that is not a text: the caller gets
     *     this error, as at Twilio
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

    /** Adds to an error of the change that the hook modified it. */
    ApiError explain(ApiError error) {
        return edits.isEmpty()
                ? error
                : error.withDetail("Modified by a webhook: " + String.join(", ", new TreeSet<>(edits.keySet())) + ".");
    }

    private static String text(String key, Object value) {
        // Only a name may be removed: a message needs a body and an author.
        if (value instanceof String text && (!text.isEmpty() || OF_CONVERSATION.containsKey(key))) {
            return text;
        }
        throw ApiError.badParameter("The webhook answered with a \"" + key + "\" that is "
                + (value instanceof String ? "empty." : "not a text: write JSON inside it as a text, too."));
    }
}
