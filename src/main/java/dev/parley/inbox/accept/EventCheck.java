package dev.parley.inbox.accept;

import dev.parley.protocol.FormParameters;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an event must say to be handled: what it is, and whose it is. Twilio says it always; requiring more would refuse what
 * it says.
 */
public final class EventCheck {
    /** By what events are kept in order, the first one that is there. */
    private static final List<Sid> OF_WEBHOOK = List.of(
            new Sid("ConversationSid", "CH"), new Sid("MessageSid", "IM", "SM", "MM"), new Sid("UserSid", "US"));

    /** The second one is Twilio's old name for the first. */
    private static final List<Sid> OF_STATUS =
            List.of(new Sid("MessageSid", "SM", "MM"), new Sid("SmsSid", "SM", "MM"));

    private static final int SHOWN = 4;

    private EventCheck() {}

    /** A parameter that holds a SID. */
    private record Sid(String name, List<String> prefixes, Pattern pattern) {
        Sid(String name, String... prefixes) {
            this(name, List.of(prefixes), Pattern.compile("(" + String.join("|", prefixes) + ")[0-9a-fA-F]{32}"));
        }

        boolean isSaidIn(FormParameters parameters) {
            String value = parameters.first(name);
            return value != null && !value.isBlank();
        }

        Optional<String> mistakeIn(FormParameters parameters) {
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
            return Optional.of("it has no EventType.");
        }
        if (parameters.values("EventType").size() > 1) {
            return Optional.of("it has several values of EventType.");
        }
        return mistake(OF_WEBHOOK, parameters);
    }

    /** Returns what is wrong with a message status callback, as a sentence. */
    public static Optional<String> ofStatus(FormParameters parameters) {
        return mistake(OF_STATUS, parameters);
    }

    private static Optional<String> mistake(List<Sid> lanes, FormParameters parameters) {
        return lanes.stream()
                .filter(sid -> sid.isSaidIn(parameters))
                .findFirst()
                .map(sid -> sid.mistakeIn(parameters))
                .orElseGet(() -> Optional.of(
                        "it has none of " + lanes.stream().map(Sid::name).collect(Collectors.joining(", ")) + "."));
    }

    private static String beginning(String value) {
        String shown = value.codePoints()
                .limit(SHOWN)
                .map(c -> c < ' ' || c > '~' ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return "\"" + shown + "…\" (" + value.length() + " characters)";
    }
}
