package dev.parley.inbox;

import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.jspecify.annotations.Nullable;

/**
 * An event as the broker handed it out.
 *
 * @param weight what it takes up in memory, in the measure of {@link Hands}; 0 where nobody counts
 */
record BrokerDelivery(Key key, String lane, ClientMessage message, int weight) implements Delivery {
    /**
     * Reads who it is.
     *
     * @throws IllegalArgumentException if it is no event: somebody else wrote into our queue
     */
    static BrokerDelivery of(ClientMessage message, int weight) {
        String id = message.getStringProperty(EventMessage.ID);
        String lane = message.getStringProperty(EventMessage.LANE);
        if (id == null
                || !id.matches("[0-9a-f]{32,}")
                || lane == null
                || message.getStringProperty(EventMessage.TYPE) == null) {
            throw new IllegalArgumentException("it is no event of Parley's");
        }
        EventMessage.requireReadable(message);
        Key key = Key.ofEvent(id);
        String run = message.getStringProperty(EventMessage.RUN);
        return new BrokerDelivery(run == null ? key : key.with(run), lane, message, weight);
    }

    /** The event's id, as its routes know it. */
    String id() {
        return message.getStringProperty(EventMessage.ID);
    }

    String type() {
        return message.getStringProperty(EventMessage.TYPE);
    }

    /** Returns the only route that is to hear the event, of one that is replayed. */
    @Nullable
    String onlyRoute() {
        return message.getStringProperty(EventMessage.ROUTE);
    }
}
