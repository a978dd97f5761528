package dev.parley.twilio.call;

import dev.parley.twilio.operation.Operation;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name of a call in logs.
 *
 * @param operation for example {@code conversations/messages/create}
 * @param target the values in its path, for example {@code CH…/IM…}; may be empty
 */
public record CallName(String operation, String target) {
    private static final int MAX_TARGET_LENGTH = 120;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    static CallName of(Operation operation, Map<String, List<String>> values) {
        return new CallName(
                operation.name(),
                clean(operation.path().stream()
                        .filter(name -> values.containsKey(name) && !name.equals("accountSid"))
                        .map(name -> String.join(",", values.getOrDefault(name, List.of())))
                        .collect(Collectors.joining("/"))));
    }

    // A path value may come from an unknown client: it must not add lines to a log.
    private static String clean(String target) {
        String line = CONTROL.matcher(target).replaceAll(" ");
        return line.length() <= MAX_TARGET_LENGTH ? line : line.substring(0, MAX_TARGET_LENGTH) + "…";
    }

    @Override
    public String toString() {
        return target.isEmpty() ? operation : operation + " to " + target;
    }
}
