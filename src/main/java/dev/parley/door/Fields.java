package dev.parley.door;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a form or a query string: names in the order of their first appearance, each with every value it was
 * given. Shape: {@code application/x-www-form-urlencoded} in UTF-8.
 */
public record Fields(Map<String, List<String>> all) {
    /** What a form may hold at most; Twilio sends some twenty. */
    private static final int MAX_FIELDS = 10_000;

    /** What stands for itself in a form. */
    private static final boolean[] PLAIN = plain();

    public static final Fields NONE = new Fields(Map.of());

    public Fields {
        Map<String, List<String>> copy = new LinkedHashMap<>(2 * all.size());
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
        Map<String, List<String>> all = new LinkedHashMap<>(2 * map.size());
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
        if (all.isEmpty() || those.all.isEmpty()) {
            return all.isEmpty() ? those : this;
        }
        Map<String, List<String>> merged = new LinkedHashMap<>(all);
        merged.putAll(those.all);
        return new Fields(merged);
    }

    /** Returns what a route sees: a text where a name has one value, a list of texts where it has several. */
    public Map<String, Object> asBody() {
        Map<String, Object> body = new LinkedHashMap<>(2 * all.size());
        all.forEach((name, values) -> body.put(name, values.size() == 1 ? values.get(0) : new ArrayList<>(values)));
        return Collections.unmodifiableMap(body);
    }

    /** Returns form-urlencoded text. */
    public String encode() {
        return encode(all.keySet());
    }

    /** Returns form-urlencoded text of the fields of these names, in their order. */
    public String encode(Collection<String> names) {
        StringBuilder form = new StringBuilder(1024);
        for (String name : names) {
            String escaped = escape(name);
            for (String value : values(name)) {
                form.append(form.isEmpty() ? "" : "&")
                        .append(escaped)
                        .append('=')
                        .append(escape(value));
            }
        }
        return form.toString();
    }

    private static String escape(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= PLAIN.length || !PLAIN[c]) {
                return URLEncoder.encode(text, StandardCharsets.UTF_8);
            }
        }
        // Mostly there is nothing to escape, and the encoder makes three buffers to find that out.
        return text;
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean['z' + 1];
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.*"
                .chars()
                .forEach(c -> plain[c] = true);
        return plain;
    }
}
