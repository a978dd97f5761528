package dev.parley.protocol;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a form or a query string: names in the order of their first appearance, each with every value it was
 * given. Shape: {@code application/x-www-form-urlencoded} in UTF-8.
 */
public final class FormParameters {
    /** What a request may hold at most; Twilio sends some twenty. Each costs some 150 bytes, were its text only two. */
    static final int MAX_FIELDS = 1_000;

    private static final int ASCII = 128;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** What stands for itself in a form. */
    private static final boolean[] PLAIN = plain();

    public static final FormParameters NONE = new FormParameters(Map.of());

    private final Map<String, List<String>> all;
    /** What they were read from: an event is kept as it came, and nothing is worth encoding twice. */
    private final @Nullable String source;

    public FormParameters(Map<String, List<String>> all) {
        this(new LinkedHashMap<>(all), null);
    }

    private FormParameters(Map<String, List<String>> own, @Nullable String source) {
        own.replaceAll((name, values) -> List.copyOf(values));
        this.all = Collections.unmodifiableMap(own);
        this.source = source;
    }

    /**
     * Reads form-urlencoded text that somebody sent.
     *
     * @throws IllegalArgumentException if a percent-escape is broken, or if there are more than 1,000 fields; the message
     *     goes on after "has"
     */
    public static FormParameters parse(String urlEncoded) {
        return new FormParameters(FormDecoder.read(urlEncoded, MAX_FIELDS), urlEncoded);
    }

    /**
     * Reads what {@link #encode} wrote, however many fields it holds: what was stored can be read again.
     *
     * @throws IllegalArgumentException if a percent-escape is broken
     */
    public static FormParameters decode(String urlEncoded) {
        return new FormParameters(FormDecoder.read(urlEncoded, Integer.MAX_VALUE), urlEncoded);
    }

    /** Makes fields of one value each; {@code null} values are left out. */
    public static FormParameters of(Map<String, @Nullable String> values) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (value != null) {
                all.put(name, List.of(value));
            }
        });
        return new FormParameters(all);
    }

    /**
     * Makes fields of what a route holds in its message body: the map that {@link #asBody} gave, changed or not.
     *
     * @throws IllegalArgumentException if the body is no map
     */
    public static FormParameters ofBody(@Nullable Object body) {
        if (body instanceof ReadOnlyParameters untouched) {
            return untouched.fields();
        }
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
        return new FormParameters(all);
    }

    /** Returns every name with its values. */
    public Map<String, List<String>> all() {
        return all;
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
    public FormParameters overriddenBy(FormParameters those) {
        if (all.isEmpty() || those.all.isEmpty()) {
            return all.isEmpty() ? those : this;
        }
        Map<String, List<String>> merged = new LinkedHashMap<>(all);
        merged.putAll(those.all);
        return new FormParameters(merged);
    }

    /** Returns what a route sees: a text where a name has one value, a list of texts where it has several. */
    public Map<String, Object> asBody() {
        if (all.values().stream().allMatch(values -> values.size() == 1)) {
            return new ReadOnlyParameters(this);
        }
        Map<String, Object> body = new LinkedHashMap<>(2 * all.size());
        all.forEach((name, values) -> body.put(name, values.size() == 1 ? values.get(0) : new ArrayList<>(values)));
        return Collections.unmodifiableMap(body);
    }

    /** Returns form-urlencoded text; what they were read from, if they were. */
    public String encode() {
        return source == null ? encode(all.keySet()) : source;
    }

    /** Returns form-urlencoded text of the fields of these names, in their order. */
    public String encode(Collection<String> names) {
        StringBuilder form = new StringBuilder(1024);
        for (String name : names) {
            for (String value : values(name)) {
                if (!form.isEmpty()) {
                    form.append('&');
                }
                escape(name, form);
                form.append('=');
                escape(value, form);
            }
        }
        return form.toString();
    }

    /** Writes what Java's own encoder would, which makes three buffers for every text. */
    private static void escape(String text, StringBuilder form) {
        int start = form.length();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < PLAIN.length && PLAIN[c]) {
                form.append(c);
            } else if (c == ' ') {
                form.append('+');
            } else if (c < ASCII) {
                form.append('%').append(HEX.toHighHexDigit(c)).append(HEX.toLowHexDigit(c));
            } else {
                form.setLength(start);
                form.append(URLEncoder.encode(text, StandardCharsets.UTF_8));
                return;
            }
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FormParameters those && all.equals(those.all);
    }

    @Override
    public int hashCode() {
        return Objects.hash(all);
    }

    @Override
    public String toString() {
        return all.toString();
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean['z' + 1];
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.*"
                .chars()
                .forEach(c -> plain[c] = true);
        return plain;
    }
}
