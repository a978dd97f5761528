package dev.parley.inbox;

/**
 * An event as the broker handed it out.
 *
 * @param lane the event's own, or that of the queue in which it was parked
 * @param bundle the message in which it came
 * @param weight what it takes up in memory, in the measure of {@link Hands}; 0 where nobody counts
 */
record BrokerDelivery(Key key, String lane, StoredEvent event, Bundle bundle, int weight) implements Delivery {}
