package dev.parley.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code application/x-www-form-urlencoded} text as the URL standard says: fields are separated by {@code &}, a name
 * ends at the first {@code =}, {@code +} is a space, and every other character is literal, {@code #}, {@code ?} and {@code ;}
 * included. Escaped bytes that are not UTF-8 become U+FFFD. One thing is stricter than the standard: a broken escape is an
 * error, because the signed value would be ambiguous.
 *
 * <p>Netty's {@code QueryStringDecoder} is made for URLs: it ends at a {@code #}, skips a leading {@code ?}, and silently drops
 * fields beyond its limit.
 */
final class FormDecoder {
    private static final int ESCAPE_LENGTH = 3;

    private final String text;
    private final int maxFields;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    private FormDecoder(String text, int maxFields) {
        this.text = text;
        this.maxFields = maxFields;
    }

    /**
     * Returns names in the order of their first appearance, each with its values.
     *
     * @throws IllegalArgumentException if a percent-escape is broken or there are too many fields; it does not quote the text
     */
    static Map<String, List<String>> read(String text, int maxFields) {
        FormDecoder reader = new FormDecoder(text, maxFields);
        reader.read();
        return reader.fields;
    }

    private void read() {
        int count = 0;
        int start = 0;
        int equals = -1;
        for (int at = 0; at <= text.length(); at++) {
            char c = at < text.length() ? text.charAt(at) : '&';
            if (c == '=' && equals < 0) {
                equals = at;
            } else if (c == '&') {
                if (at > start) {
                    count++;
                    if (count > maxFields) {
                        throw new IllegalArgumentException("more than " + maxFields + " fields");
                    }
                    add(start, equals < 0 ? at : equals, at);
                }
                start = at + 1;
                equals = -1;
            }
        }
    }

    private void add(int start, int nameEnd, int end) {
        String name = decode(start, nameEnd);
        String value = decode(Math.min(nameEnd + 1, end), end);
        List<String> values = fields.get(name);
        if (values == null) {
            fields.put(name, List.of(value));
        } else if (values instanceof ArrayList<String> several) {
            several.add(value);
        } else {
            // A repeated name seldom has more than a few values.
            List<String> several = new ArrayList<>(4);
            several.addAll(values);
            several.add(value);
            fields.put(name, several);
        }
    }

    private String decode(int start, int end) {
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (c == '%' || c == '+') {
                return decode(start, at, end);
            }
        }
        return text.substring(start, end);
    }

    private String decode(int start, int firstEncoded, int end) {
        StringBuilder decoded = new StringBuilder(end - start).append(text, start, firstEncoded);
        int at = firstEncoded;
        while (at < end) {
            char c = text.charAt(at);
            if (c == '%') {
                // Adjacent escapes are decoded together: a character may be several bytes.
                byte[] bytes = escaped(at, end);
                decoded.append(new String(bytes, StandardCharsets.UTF_8));
                at += bytes.length * ESCAPE_LENGTH;
            } else {
                decoded.append(c == '+' ? ' ' : c);
                at++;
            }
        }
        return decoded.toString();
    }

    private byte[] escaped(int start, int end) {
        int count = 0;
        while (start + count * ESCAPE_LENGTH < end && text.charAt(start + count * ESCAPE_LENGTH) == '%') {
            count++;
        }
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            int at = start + i * ESCAPE_LENGTH;
            if (at + 2 >= end || !isHex(text.charAt(at + 1)) || !isHex(text.charAt(at + 2))) {
                throw new IllegalArgumentException("a broken percent-escape");
            }
            bytes[i] = (byte) HexFormat.fromHexDigits(text, at + 1, at + ESCAPE_LENGTH);
        }
        return bytes;
    }

    private static boolean isHex(char c) {
        return HexFormat.isHexDigit(c);
    }
}
