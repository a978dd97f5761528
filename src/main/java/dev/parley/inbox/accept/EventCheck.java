package dev.parley.inbox.accept;

import dev.parley.protocol.FormParameters;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Checks the parameters that an event needs to be handled: its type and the SID of its lane. Twilio always sends these;
 * requiring more would refuse valid events.
 */
public final class EventCheck {
    /** The parameters that name the lane of an event; the first one present counts. */
    private static final List<Sid> WEBHOOK_LANES = List.of(
            new Sid("ConversationSid", "CH"), new Sid("MessageSid", "IM", "SM", "MM"), new Sid("UserSid", "US"));

    /** {@code SmsSid} is Twilio's old name for {@code MessageSid}. */
    private static final List<Sid> STATUS_LANES =
            List.of(new Sid("MessageSid", "SM", "MM"), new Sid("SmsSid", "SM", "MM"));

    private static final int MAX_QUOTED = 4;

    private EventCheck() {}

    /** A parameter that holds a SID. */
    private record Sid(String name, List<String> prefixes, Pattern pattern) {
        Sid(String name, String... prefixes) {
            this(name, List.of(prefixes), Pattern.compile("(" + String.join("|", prefixes) + ")[0-9a-fA-F]{32}"));
        }

        boolean isIn(FormParameters parameters) {
            String value = parameters.first(name);
            return value != null && !value.isBlank();
        }

        Optional<String> problemIn(FormParameters parameters) {
            String value = String.valueOf(parameters.first(name));
            return pattern.matcher(value).matches()
                    ? Optional.empty()
                    : Optional.of(name + " is " + beginning(value) + ": expected " + String.join(" or ", prefixes)
                            + " and 32 hex digits.");
        }
    }

    /** Returns what is wrong with a Conversations webhook, as a sentence. */
    public static Optional<String> ofWebhook(FormParameters parameters) {
        String type = parameters.first("EventType");
        if (type == null || type.isBlank()) {
            return Optional.of("EventType is missing.");
        }
        if (parameters.values("EventType").size() > 1) {
            return Optional.of("EventType has several values.");
        }
        return problem(WEBHOOK_LANES, parameters);
    }

    /** Returns what is wrong with a message status callback, as a sentence. */
    public static Optional<String> ofStatus(FormParameters parameters) {
        return problem(STATUS_LANES, parameters);
    }

    private static Optional<String> problem(List<Sid> lanes, FormParameters parameters) {
        return lanes.stream()
                .filter(sid -> sid.isIn(parameters))
                .findFirst()
                .map(sid -> sid.problemIn(parameters))
                .orElseGet(() -> Optional.of(
                        "it has none of " + lanes.stream().map(Sid::name).collect(Collectors.joining(", ")) + "."));
    }

    private static String beginning(String value) {
        String shown = value.codePoints()
                .limit(MAX_QUOTED)
                .map(c -> c < ' ' || c > '~' ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return "\"" + shown + "…\" (" + value.length() + " characters)";
    }
}
