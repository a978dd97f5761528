package dev.parley.inbox.broker;

import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.SessionFailureListener;

/** Hears of it when a session's connection breaks. */
public record ConnectionLossListener(Consumer<ActiveMQException> whose) implements SessionFailureListener {
    @Override
    public void connectionFailed(ActiveMQException failure, boolean failedOver) {
        whose.accept(failure);
    }

    @Override
    public void connectionFailed(ActiveMQException failure, boolean failedOver, String scaleDownTargetNodeID) {
        whose.accept(failure);
    }

    @Override
    public void beforeReconnect(ActiveMQException failure) {
        // We do not reconnect: the next ledger has a session of its own.
    }
}
