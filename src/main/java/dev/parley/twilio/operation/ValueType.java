package dev.parley.twilio.operation;

import static java.util.stream.Collectors.joining;

import com.twilio.http.Request;
import com.twilio.type.Endpoint;
import com.twilio.type.PhoneNumber;
import dev.parley.twilio.request.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The type of a parameter's value.
 *
 * @param type twilio-java's type; of a list, the type of its elements
 * @param many whether it is a list
 */
public record ValueType(Class<?> type, boolean many) {
    private static final DateTimeFormatter TIME_IN_REQUEST =
            DateTimeFormatter.ofPattern(Request.QUERY_STRING_DATE_TIME_FORMAT, Locale.ROOT);

    /** With an offset such as {@code +01:00}, or {@code +0100} as Camel's {@code Z} writes it. */
    private static final DateTimeFormatter TIME_WITH_ZONE = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);

    static final ValueType TEXT = new ValueType(String.class, false);
    public static final ValueType WHOLE_NUMBER = new ValueType(Integer.class, false);

    static ValueType of(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return new ValueType((Class<?>) list.getActualTypeArguments()[0], true);
        }
        return new ValueType(type instanceof Class<?> plain ? plain : Object.class, false);
    }

    public boolean isText() {
        return type == String.class;
    }

    /** Returns whether it is a request's JSON body, for which newer products have classes. */
    public boolean isJsonBody() {
        return type.getName().startsWith("com.twilio.rest.") && !type.isEnum();
    }

    /** Returns whether it is JSON: a body, or a value without a type of its own in the library. */
    boolean isJson() {
        return isJsonBody() || type == Object.class || type == Map.class;
    }

    /**
     * Parses a value for twilio-java.
     *
     * @throws IllegalArgumentException if it is not valid, with what was expected
     */
    public Object read(String text) {
        if (type.isEnum()) {
            return readEnum(text);
        } else if (isJsonBody()) {
            Json.checkObject(text);
            return text;
        } else if (isJson()) {
            Json.check(text);
            return text;
        } else if (type == Integer.class) {
            return Math.toIntExact(readLong(text, Integer.MIN_VALUE, Integer.MAX_VALUE));
        } else if (type == Long.class) {
            return readLong(text, Long.MIN_VALUE, Long.MAX_VALUE);
        } else if (type == Boolean.class) {
            return readBoolean(text);
        } else if (type == BigDecimal.class) {
            return readDecimal(text);
        } else if (type == ZonedDateTime.class) {
            return readTime(text);
        } else if (type == LocalDate.class) {
            return readDate(text);
        } else if (type == URI.class) {
            return readUri(text);
        } else if (Endpoint.class.isAssignableFrom(type)) {
            return new PhoneNumber(text);
        }
        return text;
    }

    /** Returns the text of a value in a request. */
    String write(String text) {
        return read(text) instanceof ZonedDateTime time ? time.format(TIME_IN_REQUEST) : text;
    }

    private Object readEnum(String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Object::toString)
                                .collect(joining(", "))));
    }

    private static long readLong(String text, long min, long max) {
        try {
            long number = Long.parseLong(text.strip());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, like a number out of range.
        }
        throw new IllegalArgumentException("expected a whole number");
    }

    private static boolean readBoolean(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("expected one of true, false");
        };
    }

    private static BigDecimal readDecimal(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a number", e);
        }
    }

    /** Parses ISO 8601; without a zone it is UTC. Converted to UTC, since the library drops the zone. */
    private static ZonedDateTime readTime(String text) {
        String iso = text.strip();
        try {
            return OffsetDateTime.parse(iso, TIME_WITH_ZONE).atZoneSameInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            try {
                return LocalDateTime.parse(iso).atZone(ZoneOffset.UTC);
            } catch (DateTimeParseException both) {
                throw new IllegalArgumentException("expected a time in ISO 8601, such as 2026-01-31T09:30:00Z", both);
            }
        }
    }

    private static LocalDate readDate(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("expected a date in ISO 8601, such as 2026-01-31", e);
        }
    }

    private static URI readUri(String text) {
        try {
            return URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("expected a URL", e);
        }
    }

    /** Returns a valid text of this type, for introspection. */
    public String sample() {
        if (type.isEnum()) {
            return type.getEnumConstants()[0].toString();
        } else if (isJsonBody()) {
            return "{}";
        } else if (type == ZonedDateTime.class) {
            return "2000-01-01T00:00:00Z";
        } else if (type == LocalDate.class) {
            return "2000-01-01";
        } else if (type == Boolean.class) {
            return "true";
        }
        return "1";
    }
}
