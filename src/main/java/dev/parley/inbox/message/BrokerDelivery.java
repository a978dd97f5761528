package dev.parley.inbox.message;

import dev.parley.webhook.WebhookEvent;
import java.util.Map;

/**
 * An event as the broker handed it out.
 *
 * @param lane the event's own, or that of the queue in which it was parked
 * @param bundle the message in which it came
 * @param weight what it takes up in memory, in the measure of {@link MemoryCredits}; 0 where nobody counts
 * @param headers what its routes are told of it besides
 */
public record BrokerDelivery(
        EventKey key, String lane, StoredEvent event, EventBatch bundle, int weight, Map<String, Object> headers)
        implements Delivery {
    BrokerDelivery(EventKey key, String lane, StoredEvent event, EventBatch bundle, int weight) {
        this(key, lane, event, bundle, weight, Map.of());
    }

    /** Returns the same with what its routes are told besides. */
    public BrokerDelivery with(Map<String, Object> told) {
        return new BrokerDelivery(key, lane, event, bundle, weight, told);
    }

    /** Returns the event as its routes hear it. */
    public WebhookEvent heard() {
        return event.event().with(headers);
    }
}
