package dev.parley.reference;

import dev.parley.twilio.operation.OperationUsage;
import dev.parley.twilio.operation.OperationUsage.Input;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** An example step for each operation, with its required and its most common parameters. */
final class Examples {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z$/](?!.*(: | #))[^\"'\\\\]*");
    private static final String EVENT = "${body[%s]}";

    private Examples() {}

    static String step(OperationUsage usage) {
        StringBuilder step = new StringBuilder(
                """
                - to:
                    id: to-twilio
                    uri: twilio-api:%s
                """
                        .formatted(usage.name()));
        Map<String, String> values = values(usage);
        if (!values.isEmpty()) {
            step.append("    parameters:\n");
        }
        values.forEach((name, value) -> step.append("      ")
                .append(name)
                .append(": ")
                .append(quoted(value))
                .append('\n'));
        return step.toString();
    }

    private static Map<String, String> values(OperationUsage usage) {
        String account = Chapters.account(usage.name());
        Map<String, String> chosen = Samples.OF_OPERATION.getOrDefault(account, Map.of());
        Map<String, String> values = new LinkedHashMap<>();
        usage.inputs().stream()
                .filter(Input::required)
                .forEach(input -> values.put(input.name(), chosen.getOrDefault(input.name(), sample(input, account))));
        chosen.forEach(values::putIfAbsent);
        return values;
    }

    private static String sample(Input input, String account) {
        String resource = account.substring(0, account.lastIndexOf('/'));
        String known = input.name().equals("sid") || input.name().equals("id")
                ? Samples.OWN_SID.get(resource)
                : Samples.OF_NAME.get(input.name());
        if (known != null) {
            return known;
        }
        return switch (input.shape().kind()) {
            case ONE_OF -> input.shape().allowed().get(0);
            case SID -> "XX" + "0".repeat(32);
            case WHOLE_NUMBER, NUMBER -> "1";
            case TIME -> "2026-01-31T09:30:00Z";
            case DATE -> "2026-01-31";
            case TRUE_OR_FALSE -> "true";
            case URL -> "https://example.com";
            case ADDRESS -> "+15005550101";
            case JSON, OBJECT -> "{}";
            case TEXT, SID_OR_NAME -> EVENT.formatted(input.wireName());
        };
    }

    private static String quoted(String value) {
        boolean plain = PLAIN.matcher(value).matches() && !value.equals("true") && !value.equals("false");
        return plain ? value : value.contains("'") ? "\"" + value + "\"" : "'" + value + "'";
    }
}
