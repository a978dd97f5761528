package dev.parley.inbox.message;

/**
 * An event that the broker delivered.
 *
 * @param lane the event's own, or that of the queue in which it was parked
 * @param batch the message that contains it
 * @param weight its size in {@link MemoryCredits}; 0 where it is not counted
 */
public record BrokerDelivery(EventKey key, String lane, StoredEvent event, EventBatch batch, int weight)
        implements Delivery {}
