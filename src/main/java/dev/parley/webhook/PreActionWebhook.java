package dev.parley.webhook;

import dev.parley.camel.NonBlocking;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;

/**
 * The condition {@code ref: beforeTheFact}: whether Twilio asks before it does something, and waits for the answer. It names
 * such a webhook onMessageAdd, and the one that tells of what was done onMessageAdded.
 */
public final class PreActionWebhook implements Predicate, NonBlocking {
    @Override
    public boolean matches(Exchange exchange) {
        return exchange.getMessage().getBody() instanceof Map<?, ?> said
                && said.get("EventType") instanceof String type
                && EventTypes.isHook(type);
    }
}
