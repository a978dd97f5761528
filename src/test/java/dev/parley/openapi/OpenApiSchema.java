package dev.parley.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a value may be: of OpenAPI's own schema, as much as the tests judge, without references.
 *
 * @param type of OpenAPI; null where any will do
 * @param format of OpenAPI, or one of Twilio's
 * @param pattern that a text must match
 * @param nullable whether it may be null
 * @param values all there are, where they are counted
 * @param properties of an object; none where they are not described
 * @param items of an array
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record OpenApiSchema(
        @Nullable String type,
        @Nullable String format,
        @Nullable String pattern,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean nullable,
        @JsonProperty("enum") List<String> values,
        Map<String, OpenApiSchema> properties,
        @Nullable OpenApiSchema items) {
    public OpenApiSchema {
        values = sorted(values);
        properties = sorted(properties);
    }

    /** Returns whether there is a text that a parameter of this kind cannot be. */
    public boolean refusesSomeText() {
        return !values.isEmpty()
                || pattern != null
                || "date-time".equals(format)
                || "uri".equals(format)
                || "integer".equals(type)
                || "boolean".equals(type);
    }

    // What the table leaves out comes as null.
    static List<String> sorted(@Nullable List<String> names) {
        return names == null ? List.of() : names.stream().sorted().toList();
    }

    static Map<String, OpenApiSchema> sorted(@Nullable Map<String, OpenApiSchema> schemas) {
        return schemas == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(schemas));
    }
}
