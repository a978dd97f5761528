package dev.parley.sandbox.webhook;

import dev.parley.protocol.FormParameters;
import dev.parley.sandbox.world.Message;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook tells.
 *
 * @param type Twilio's name of it, say {@code onMessageAdded}
 * @param form what is sent, under Twilio's names; what does not apply is left out, never empty
 * @param message the message that it is about, for whoever feeds on messages
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
