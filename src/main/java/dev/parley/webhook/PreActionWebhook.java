package dev.parley.webhook;

import dev.parley.camel.NonBlocking;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;

/**
 * The condition {@code ref: beforeTheFact}: whether a webhook is a pre-action webhook, whose response Twilio waits for.
 * Twilio names these for example onMessageAdd, and post-action webhooks onMessageAdded.
 */
public final class PreActionWebhook implements Predicate, NonBlocking {
    @Override
    public boolean matches(Exchange exchange) {
        return exchange.getMessage().getBody() instanceof Map<?, ?> parameters
                && parameters.get("EventType") instanceof String type
                && EventTypes.isHook(type);
    }
}
