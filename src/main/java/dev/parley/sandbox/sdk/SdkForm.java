package dev.parley.sandbox.sdk;

import dev.parley.protocol.FormParameters;
import dev.parley.sandbox.rest.ApiError;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Converts the JSON of an SDK to the form of a REST call: {@code friendly_name} is {@code FriendlyName},
 * {@code address} in {@code messaging_binding} is {@code MessagingBinding.Address}, the texts of {@code media_sids} are
 * each a {@code MediaSid}, and {@code null} is an empty value.
 */
final class SdkForm {
    private SdkForm() {}

    /**
     * Reads a body, which may be empty.
     *
     * @throws ApiError if it is not a JSON object
     */
    static FormParameters of(Buffer body) {
        if (body.length() == 0) {
            return FormParameters.NONE;
        }
        try {
            return of(new JsonObject(body));
        } catch (DecodeException e) {
            throw ApiError.badParameter("The body is not a JSON object.");
        }
    }

    static FormParameters of(JsonObject json) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        put("", json, fields);
        return new FormParameters(fields);
    }

    private static void put(String prefix, JsonObject json, Map<String, List<String>> fields) {
        for (String key : json.fieldNames()) {
            String name = prefix + name(key);
            Object value = json.getValue(key);
            if (value instanceof JsonObject nested) {
                put(name + ".", nested, fields);
            } else if (value instanceof JsonArray several) {
                fields.put(singular(name), several.stream().map(SdkForm::text).toList());
            } else {
                fields.put(name, List.of(text(value)));
            }
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String name(String key) {
        StringBuilder name = new StringBuilder();
        for (String word : key.split("_", -1)) {
            if (!word.isEmpty()) {
                name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return name.toString();
    }

    private static String singular(String name) {
        return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    }
}
