package dev.parley.door;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a form or a query string: names in the order of their first appearance, each with every value it was
 * given. Shape: {@code application/x-www-form-urlencoded} in UTF-8.
 */
public record Fields(Map<String, List<String>> all) {
    /** What a form may hold at most; Twilio sends some twenty. */
    private static final int MAX_FIELDS = 10_000;

    public static final Fields NONE = new Fields(Map.of());

    public Fields {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        all.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        all = Collections.unmodifiableMap(copy);
    }

    /**
     * Reads form-urlencoded text.
     *
     * @throws IllegalArgumentException if a percent-escape is broken
     */
    public static Fields parse(String urlEncoded) {
        return new Fields(
                new QueryStringDecoder(urlEncoded, StandardCharsets.UTF_8, false, MAX_FIELDS, true).parameters());
    }

    /** Makes fields of one value each; {@code null} values are left out. */
    public static Fields of(Map<String, @Nullable String> values) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (value != null) {
                all.put(name, List.of(value));
            }
        });
        return new Fields(all);
    }

    /**
     * Makes fields of what a route holds in its message body: the map that {@link #asBody} gave, changed or not.
     *
     * @throws IllegalArgumentException if the body is no map
     */
    public static Fields ofBody(@Nullable Object body) {
        if (!(body instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("expected the map of Twilio's parameters in the message body, found "
                    + (body == null ? "nothing" : body.getClass().getSimpleName())
                    + ". Keep it there, or put one there.");
        }
        Map<String, List<String>> all = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (value instanceof List<?> list) {
                all.put(String.valueOf(name), list.stream().map(String::valueOf).toList());
            } else if (value != null) {
                all.put(String.valueOf(name), List.of(String.valueOf(value)));
            }
        });
        return new Fields(all);
    }

    /** Returns the first value of that name. */
    public @Nullable String first(String name) {
        List<String> values = all.get(name);
        // A list in JSON may be empty.
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /** Returns every value of that name, none where it was not sent. */
    public List<String> values(String name) {
        return all.getOrDefault(name, List.of());
    }

    /** Returns these fields and those; where both hold a name, those win. */
    public Fields overriddenBy(Fields those) {
        Map<String, List<String>> merged = new LinkedHashMap<>(all);
        merged.putAll(those.all);
        return new Fields(merged);
    }

    /** Returns what a route sees: a text where a name has one value, a list of texts where it has several. */
    public Map<String, Object> asBody() {
        Map<String, Object> body = new LinkedHashMap<>();
        all.forEach((name, values) -> body.put(name, values.size() == 1 ? values.get(0) : new ArrayList<>(values)));
        return Collections.unmodifiableMap(body);
    }

    /** Returns form-urlencoded text. */
    public String encode() {
        StringJoiner form = new StringJoiner("&");
        all.forEach((name, values) -> values.forEach(value -> form.add(escape(name) + "=" + escape(value))));
        return form.toString();
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
