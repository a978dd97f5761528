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
 * The fields of a form or a query string: names in the order of their first appearance, each with all its values. Shape:
 * {@code application/x-www-form-urlencoded} in UTF-8.
 */
public final class FormParameters {
    /** The most fields a request may have; Twilio sends about 20. Each takes about 150 bytes, even if its text is 2 bytes. */
    static final int MAX_FIELDS = 1_000;

    private static final int ASCII = 128;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** The characters that are not escaped in a form. */
    private static final boolean[] PLAIN = plain();

    public static final FormParameters NONE = new FormParameters(Map.of());

    private final Map<String, List<String>> all;
    /** The text they were read from: an event is stored as it arrived, and is not encoded again. */
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
     * Reads form-urlencoded text of a request.
     *
     * @throws IllegalArgumentException if a percent-escape is broken, or if there are more than 1,000 fields; the message
     *     is a noun phrase that continues "it has"
     */
    public static FormParameters parse(String urlEncoded) {
        return new FormParameters(FormDecoder.read(urlEncoded, MAX_FIELDS), urlEncoded);
    }

    /**
     * Reads what {@link #encode} wrote, with any number of fields, so that what was stored can always be read.
     *
     * @throws IllegalArgumentException if a percent-escape is broken
     */
    public static FormParameters decode(String urlEncoded) {
        return new FormParameters(FormDecoder.read(urlEncoded, Integer.MAX_VALUE), urlEncoded);
    }

    /** Returns fields of one value each; {@code null} values are left out. */
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
     * Returns the fields in a route's message body: the map of {@link #asBody}, modified or not.
     *
     * @throws IllegalArgumentException if the body is not a map
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

    /** Returns every value of that name; empty if it was not sent. */
    public List<String> values(String name) {
        return all.getOrDefault(name, List.of());
    }

    /** Returns both sets of fields; if a name is in both, the given ones are used. */
    public FormParameters overriddenBy(FormParameters those) {
        if (all.isEmpty() || those.all.isEmpty()) {
            return all.isEmpty() ? those : this;
        }
        Map<String, List<String>> merged = new LinkedHashMap<>(all);
        merged.putAll(those.all);
        return new FormParameters(merged);
    }

    /** Returns the message body for a route: a string if a name has one value, a list of strings if it has several. */
    public Map<String, Object> asBody() {
        if (all.values().stream().allMatch(values -> values.size() == 1)) {
            return new ReadOnlyParameters(this);
        }
        Map<String, Object> body = new LinkedHashMap<>(2 * all.size());
        all.forEach((name, values) -> body.put(name, values.size() == 1 ? values.get(0) : new ArrayList<>(values)));
        return Collections.unmodifiableMap(body);
    }

    /** Returns form-urlencoded text; if these fields were read from text, that text. */
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

    /** Writes the same as {@link URLEncoder}, which allocates three buffers for every text. */
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
