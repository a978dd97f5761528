package dev.parley.inbox.message;

/**
 * An event as the broker handed it out.
 *
 * @param lane the event's own, or that of the queue in which it was parked
 * @param bundle the message in which it came
 * @param weight what it takes up in memory, in the measure of {@link MemoryCredits}; 0 where nobody counts
 */
public record BrokerDelivery(EventKey key, String lane, StoredEvent event, EventBatch bundle, int weight)
        implements Delivery {}
