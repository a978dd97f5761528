package dev.parley.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.protocol.NearestName;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.Exchange;

/**
 * The response to a hook: accept, accept with changes, or reject.
 *
 * @param status 200 accepts, 4xx rejects
 * @param changes the new values by Twilio's key; empty to accept as it is
 */
record HookResponse(int status, Map<String, String> changes) {
    static final HookResponse ACCEPT = new HookResponse(200, Map.of());
    static final HookResponse REJECT = new HookResponse(403, Map.of());

    private static final int MAX_NAME_LENGTH = 256;
    private static final int MAX_BODY_BYTES = 32 << 10;
    private static final int MAX_ATTRIBUTES_BYTES = 4 << 10;
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    HookResponse {
        boolean known = status == 200 || (status >= 400 && status <= 499);
        if (!known) {
            throw new InvalidHookResponse(
                    "answered with status " + status + ": expected 200 to accept or 4xx to reject");
        }
        changes = Collections.unmodifiableMap(new TreeMap<>(changes));
    }

    /**
     * Reads the response that a route has set: no body, a map, or JSON text.
     *
     * @throws InvalidHookResponse if Twilio would not accept it
     */
    static HookResponse read(String hook, Object status, Object body) {
        HookResponse answer = new HookResponse(statusOf(status), Map.of());
        if (answer.status != ACCEPT.status) {
            return answer;
        }
        for (Map.Entry<String, JsonNode> change : objectOf(body).properties()) {
            if (!change.getValue().isNull()) {
                answer = answer.with(hook, change.getKey(), textOf(change.getKey(), change.getValue()));
            }
        }
        return answer;
    }

    private static int statusOf(Object status) {
        try {
            return Integer.parseInt(String.valueOf(status).strip());
        } catch (NumberFormatException e) {
            throw new InvalidHookResponse(
                    "answered with status \"" + status + "\": expected 200 to accept or 4xx to reject");
        }
    }

    private static JsonNode objectOf(Object body) {
        JsonNode json;
        try {
            json = body instanceof Map ? JSON.valueToTree(body) : JSON.readTree(String.valueOf(body));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // Jackson's message would quote the body.
            throw notAnObject();
        }
        if (json.isMissingNode()) {
            return JSON.createObjectNode();
        }
        if (!json.isObject()) {
            throw notAnObject();
        }
        return json;
    }

    private static InvalidHookResponse notAnObject() {
        return new InvalidHookResponse("answered with a body that is not a JSON object");
    }

    private static String textOf(String key, JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        // Twilio expects attributes as a JSON string; routes usually write an object.
        if (key.equals(ModifiableFields.ATTRIBUTES) && value.isObject()) {
            return value.toString();
        }
        throw new InvalidHookResponse("answered with " + key + " that is not a string");
    }

    /**
     * Returns this response with one more change.
     *
     * @throws InvalidHookResponse if Twilio does not accept that change for that hook
     */
    HookResponse with(String hook, String key, String value) {
        Set<String> keys = ModifiableFields.of(hook);
        if (!keys.contains(key)) {
            throw new InvalidHookResponse("changed \"" + key + "\"." + NearestName.hint(key, keys) + " In " + hook
                    + " a response can change " + ModifiableFields.describe(hook));
        }
        check(key, value);
        Map<String, String> more = new TreeMap<>(changes);
        more.put(key, value);
        return new HookResponse(status, more);
    }

    private static void check(String key, String value) {
        if (key.equals(ModifiableFields.ATTRIBUTES) && !isObject(value)) {
            throw new InvalidHookResponse("changed attributes to a value that is not a JSON object");
        }
        // Only a conversation's name may be empty: a message must have a body and an author.
        if (value.isBlank() && !key.equals(ModifiableFields.FRIENDLY_NAME)) {
            throw new InvalidHookResponse("changed " + key + " to an empty value");
        }
        boolean isName = key.equals(ModifiableFields.FRIENDLY_NAME) || key.equals(ModifiableFields.AUTHOR);
        int length = isName ? value.length() : value.getBytes(StandardCharsets.UTF_8).length;
        int most = isName ? MAX_NAME_LENGTH : key.equals(ModifiableFields.BODY) ? MAX_BODY_BYTES : MAX_ATTRIBUTES_BYTES;
        if (length > most) {
            throw new InvalidHookResponse("changed " + key + " to " + length + (isName ? " characters" : " bytes")
                    + ": at most " + most + ", Twilio's limit");
        }
    }

    private static boolean isObject(String text) {
        try {
            return JSON.readTree(text).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** Sets this as the HTTP response to Twilio. */
    void putOn(Exchange exchange) {
        exchange.getMessage().setBody(changes.isEmpty() ? null : changes);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    }
}
