package dev.parley.inbox.message;

import dev.parley.webhook.WebhookEvent;
import java.util.Map;

/**
 * An event that the broker delivered.
 *
 * @param lane the event's own, or that of the queue in which it was parked
 * @param batch the message that contains it
 * @param weight its size in {@link MemoryCredits}; 0 where it is not counted
 * @param headers additional message headers for its routes
 */
public record BrokerDelivery(
        EventKey key, String lane, StoredEvent event, EventBatch batch, int weight, Map<String, Object> headers)
        implements Delivery {
    BrokerDelivery(EventKey key, String lane, StoredEvent event, EventBatch batch, int weight) {
        this(key, lane, event, batch, weight, Map.of());
    }

    /** Returns the same with these headers for its routes. */
    public BrokerDelivery with(Map<String, Object> more) {
        return new BrokerDelivery(key, lane, event, batch, weight, more);
    }

    /** Returns the event as its routes get it. */
    public WebhookEvent forRoutes() {
        return event.event().with(headers);
    }
}
