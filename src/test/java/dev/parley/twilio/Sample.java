package dev.parley.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.twilio.type.PhoneNumber;
import dev.parley.twilio.operation.OperationParameter;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A value of a parameter in which any change on its way is visible.
 *
 * @param written as in a route
 * @param sent as Twilio receives it
 */
record Sample(String written, List<String> sent) {
    static final String ATTRIBUTES = "{\"mood\":\"good\"}";

    Sample {
        sent = List.copyOf(sent);
    }

    static Sample of(OperationParameter parameter) {
        Class<?> type = parameter.type().type();
        if (type == ZonedDateTime.class) {
            return new Sample("2026-01-02T03:04:05+02:00", List.of("2026-01-02T01:04:05"));
        }
        String one = one(parameter, type);
        if (!parameter.type().many()) {
            return new Sample(one, List.of(one));
        }
        if (parameter.isJson()) {
            return new Sample(one + ", " + one, List.of(one, one));
        }
        String other = parameter.type().isText() ? "another " + one : one;
        return new Sample(one + ", " + other, List.of(one, other));
    }

    private static String one(OperationParameter parameter, Class<?> type) {
        if (parameter.place() == OperationParameter.Place.PATH
                || parameter.name().endsWith("Sid")) {
            return "XX"
                    + UUID.nameUUIDFromBytes(parameter.name().getBytes(UTF_8))
                            .toString()
                            .replace("-", "");
        } else if (parameter.place() == OperationParameter.Place.NOWHERE) {
            return "1";
        } else if (parameter.isJson()) {
            return ATTRIBUTES;
        } else if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return constants[constants.length - 1].toString();
        } else if (type == Integer.class || type == Long.class || type == BigDecimal.class) {
            return "7";
        } else if (type == LocalDate.class) {
            return "2026-01-02";
        } else if (type == URI.class) {
            return "https://example.com/a?b=c&d=%2B#e";
        } else if (type == PhoneNumber.class || type == com.twilio.type.Endpoint.class) {
            return "+15005550006";
        }
        return parameter.type().isText()
                ? "100% of " + parameter.name() + " & more"
                : parameter.type().sample();
    }
}
