package dev.parley.status;

import dev.parley.protocol.EventNames;
import dev.parley.protocol.FormParameters;
import dev.parley.webhook.EventTypes;
import dev.parley.webhook.WebhookEvent;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The message status in an event.
 *
 * @param message the SID that both kinds of event have, {@code SM…}, {@code MM…} or {@code WA…}; empty if there is none
 * @param word Twilio's status in lower case
 * @param errorCode in digits
 */
record StatusReport(String message, String word, @Nullable String errorCode) {
    /** The event type of a channel message that was read; it overrides the callback's status. */
    private static final String CHANNEL_READ = "READ";

    /** Reads an event; empty if it has no status. */
    static Optional<StatusReport> of(WebhookEvent event) {
        FormParameters said = event.parameters();
        return switch (event.type()) {
            case EventTypes.STATUS -> word(said).map(word -> report(said, word, "MessageSid", "SmsSid"));
            case EventNames.DELIVERY -> first(said, "Status").map(word -> report(said, word, "ChannelMessageSid"));
            default -> Optional.empty();
        };
    }

    private static Optional<String> word(FormParameters said) {
        return CHANNEL_READ.equalsIgnoreCase(said.first("EventType"))
                ? Optional.of(MessageStatus.READ.word())
                : first(said, "MessageStatus", "SmsStatus");
    }

    private static StatusReport report(FormParameters said, String word, String... namesOfSid) {
        return new StatusReport(
                first(said, namesOfSid).orElse(""),
                word.toLowerCase(Locale.ROOT),
                // Receipts have 0 if there was no error.
                first(said, "ErrorCode").filter(code -> !code.equals("0")).orElse(null));
    }

    private static Optional<String> first(FormParameters said, String... names) {
        return Stream.of(names)
                .map(said::first)
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
