package dev.parley.sandbox.resource;

import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.Form;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A content template that a message names, with the values for its variables. The sandbox stores no templates: any SID
 * is accepted, and participants and phones get the SID and the values instead of the rendered text.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/conversation-message-resource">Twilio: messages</a>
 */
public record ContentTemplate(String sid, @Nullable String variables) {
    private static final String SID = "ContentSid";
    private static final String VARIABLES = "ContentVariables";

    /**
     * Reads {@code ContentSid} and {@code ContentVariables}, {@code null} where the first is absent.
     *
     * @throws ApiError if the first is not the SID of a template, or the second is not a JSON object
     */
    static @Nullable ContentTemplate in(Form form) {
        String sid = form.text(SID);
        String variables = form.text(VARIABLES);
        if (sid == null) {
            return null;
        }
        if (!sid.matches("HX[0-9a-fA-F]{32}")) {
            throw ApiError.badParameter(SID + " is \"" + ApiError.brief(sid) + "\": expected HX and 32 hex digits.");
        }
        if (variables != null && !(Form.isJson(variables) && Json.decodeValue(variables) instanceof JsonObject)) {
            throw ApiError.badParameter(VARIABLES + " is not a JSON object like {\"1\": \"Alice\"}.");
        }
        return new ContentTemplate(sid, variables);
    }

    /** Returns the text in place of the rendered template. */
    String body() {
        return variables == null ? sid : sid + " " + variables;
    }
}
