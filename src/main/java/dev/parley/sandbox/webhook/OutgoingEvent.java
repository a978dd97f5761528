package dev.parley.sandbox.webhook;

import dev.parley.protocol.FormParameters;
import dev.parley.sandbox.world.Message;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The event of a webhook.
 *
 * @param type Twilio's name, such as {@code onMessageAdded}
 * @param form the parameters, under Twilio's names; those that do not apply are absent, never empty
 * @param message the message of the event, for Studio flows
 */
public record OutgoingEvent(String type, FormParameters form, @Nullable Message message) {
    static OutgoingEvent of(String type, Map<String, @Nullable String> form) {
        return new OutgoingEvent(type, FormParameters.of(form), null);
    }

    /** Returns the service in which it happens. */
    Optional<String> serviceSid() {
        return Optional.ofNullable(form.first("ChatServiceSid"));
    }

    OutgoingEvent about(Message newMessage) {
        return new OutgoingEvent(type, form, newMessage);
    }
}
