package dev.parley.journey;

import dev.parley.protocol.FormParameters;
import dev.parley.webhook.SignedText;
import dev.parley.webhook.WebhookEvent;

/** A webhook as Twilio would send it, and the event that Parley makes of it. */
record Told(String id, FormParameters form) {
    static Told of(String type, FormParameters form) {
        return new Told(
                WebhookEvent.of(type, form, SignedText.of("/chat", form), null).id(), form);
    }
}
