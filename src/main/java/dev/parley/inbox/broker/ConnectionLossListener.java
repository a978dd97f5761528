package dev.parley.inbox.broker;

import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.SessionFailureListener;

/** Listens for the loss of a session's connection. */
public record ConnectionLossListener(Consumer<ActiveMQException> listener) implements SessionFailureListener {
    @Override
    public void connectionFailed(ActiveMQException failure, boolean failedOver) {
        listener.accept(failure);
    }

    @Override
    public void connectionFailed(ActiveMQException failure, boolean failedOver, String scaleDownTargetNodeID) {
        listener.accept(failure);
    }

    @Override
    public void beforeReconnect(ActiveMQException failure) {
        // Sessions do not reconnect: the next dispatcher opens one of its own.
    }
}
