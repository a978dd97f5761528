package dev.parley.sandbox.rest;

import dev.parley.protocol.FormParameters;
import dev.parley.protocol.NearestName;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fields of a call, read as Twilio reads them: invalid values are refused with Twilio's code. */
public record Form(FormParameters fields) {
    public static final int MAX_URL_CHARACTERS = 2048;

    public boolean has(String name) {
        return fields.first(name) != null;
    }

    /** Returns the value, {@code null} where it is absent or empty. */
    @Nullable
    public String text(String name) {
        String value = fields.first(name);
        return value == null || value.isEmpty() ? null : value;
    }

    @Nullable
    public String text(String name, int maxCharacters) {
        String value = text(name);
        if (value != null && value.length() > maxCharacters) {
            throw ApiError.badParameter(
                    name + " has " + value.length() + " characters: at most " + maxCharacters + ".");
        }
        return value;
    }

    public String required(String name) {
        return required(name, Integer.MAX_VALUE);
    }

    public String required(String name, int maxCharacters) {
        String value = text(name, maxCharacters);
        if (value == null) {
            throw ApiError.badParameter(
                    has(name) ? name + " is empty." : "Missing required parameter " + name + "." + misspelt(name));
        }
        return value;
    }

    /** Returns a question with a leading space if a field with a similar name was sent, else an empty text. */
    public String misspelt(String name) {
        List<String> sent = fields.all().keySet().stream()
                .filter(other -> other.length() <= 2 * name.length())
                .toList();
        return NearestName.to(name, sent)
                .map(near -> " Is \"" + near + "\" misspelt?")
                .orElse("");
    }

    /** Returns the texts of a repeatable field, empty ones left out. */
    public List<String> texts(String name) {
        return fields.values(name).stream().filter(value -> !value.isEmpty()).toList();
    }

    /** Returns the field {@code Attributes}, JSON in a string; {@code null} where it is absent. */
    @Nullable
    public String attributes(int maxBytes) {
        String value = text("Attributes");
        if (value != null) {
            checkAttributes(value, maxBytes);
        }
        return value;
    }

    static void checkAttributes(String value, int maxBytes) {
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > maxBytes) {
            throw new ApiError(400, 50303, "Attributes has " + bytes + " bytes: at most " + maxBytes + ".");
        }
        if (!isJson(value)) {
            throw new ApiError(400, 50304, "Attributes is not valid JSON.");
        }
    }

    public static boolean isJson(String text) {
        try {
            return !text.isBlank()
                    && (Json.decodeValue(text) != null || text.strip().equals("null"));
        } catch (DecodeException e) {
            return false;
        }
    }

    @Nullable
    public Integer integer(String name) {
        String value = text(name);
        try {
            return value == null ? null : Integer.valueOf(value);
        } catch (NumberFormatException e) {
            throw ApiError.badParameter(name + " is \"" + ApiError.brief(value) + "\": expected a whole number.");
        }
    }

    /** Returns a whole number between two others, both included; {@code otherwise} where the field is absent. */
    public int within(String name, int least, int most, int otherwise) {
        Integer value = integer(name);
        if (value != null && (value < least || value > most)) {
            throw ApiError.badParameter(name + " is " + value + ": expected " + least + " to " + most + ".");
        }
        return value == null ? otherwise : value;
    }

    /** Returns one of the allowed values, letter case aside; {@code null} where the field is absent. */
    @Nullable
    public String choice(String name, List<String> allowed) {
        String value = text(name);
        return value == null ? null : oneOf(name, value, allowed);
    }

    /** Returns the values of a repeatable field, each one of the allowed ones, letter case aside. */
    public List<String> choices(String name, List<String> allowed) {
        return texts(name).stream().map(value -> oneOf(name, value, allowed)).toList();
    }

    private static String oneOf(String name, String value, List<String> allowed) {
        return allowed.stream()
                .filter(value::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(
                        () -> ApiError.badParameter(name + " is \"" + ApiError.brief(value) + "\": expected one of "
                                + String.join(", ", allowed) + "." + NearestName.hint(ApiError.brief(value), allowed)));
    }

    public boolean flag(String name) {
        return "true".equals(choice(name, List.of("true", "false")));
    }

    /** Returns a time in ISO 8601; one without a zone is UTC, as Twilio's own Java library sends it. */
    @Nullable
    public Instant instant(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        try {
            return value.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
                    ? OffsetDateTime.parse(value).toInstant()
                    : LocalDateTime.parse(value).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw ApiError.badParameter(
                    name + " is \"" + ApiError.brief(value) + "\": expected a time like 2026-11-22T10:00:00Z.");
        }
    }

    /** Returns an absolute http or https address, {@code null} where the field is absent or empty. */
    @Nullable
    public String url(String name) {
        String value = text(name, MAX_URL_CHARACTERS);
        if (value != null && !isUrl(value)) {
            throw ApiError.badParameter(name + " is not an address: expected http:// or https://, a host and a path.");
        }
        return value;
    }

    public static boolean isUrl(String text) {
        try {
            URI uri = URI.create(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Returns how many characters it holds in total: the cost of storing it. */
    public int estimatedSize() {
        return fields.all().values().stream()
                .flatMap(List::stream)
                .mapToInt(String::length)
                .sum();
    }
}
