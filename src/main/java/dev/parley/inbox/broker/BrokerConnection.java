package dev.parley.inbox.broker;

import java.util.function.BooleanSupplier;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the broker. It does not reconnect: after a failure its users open a new session, since the client's
 * automatic reconnect would hide which messages were not confirmed.
 */
public final class BrokerConnection implements AutoCloseable {
    private static final int CONFIRMATION_WINDOW_BYTES = 1024 * 1024;
    private static final int ONCE = 1;
    private static final int NEVER = 0;
    private static final int NO_FLOW_CONTROL = -1;
    /** Another node becomes the dispatcher when the broker has received nothing from this one for this long. */
    private static final long CONNECTION_TTL_MILLIS = 5_000;

    private static final long PING_MILLIS = 1_000;

    private static final long CALL_TIMEOUT_MILLIS = 10_000;

    private final InboxSettings settings;
    private final @Nullable EmbeddedBroker broker;
    private final ServerLocator locator;
    private @Nullable ClientSessionFactory factory;

    private BrokerConnection(InboxSettings settings, @Nullable EmbeddedBroker broker) throws Exception {
        this.settings = settings;
        this.broker = broker;
        locator = ActiveMQClient.createServerLocatorWithoutHA(addresses(settings))
                .setInitialConnectAttempts(ONCE)
                .setReconnectAttempts(NEVER)
                .setBlockOnDurableSend(false)
                .setBlockOnAcknowledge(false)
                .setCallTimeout(CALL_TIMEOUT_MILLIS)
                // Without a window the broker confirms nothing.
                .setConfirmationWindowSize(CONFIRMATION_WINDOW_BYTES);
        if (broker == null) {
            locator.setConnectionTTL(CONNECTION_TTL_MILLIS).setClientFailureCheckPeriod(PING_MILLIS);
        }
    }

    /** For events that come in: blocked by the broker while the disk is nearly full. */
    public static BrokerConnection forAccepting(InboxSettings settings, @Nullable EmbeddedBroker broker)
            throws Exception {
        return new BrokerConnection(settings, broker);
    }

    /** For dispatching: not blocked by a full disk, since dispatching frees space. */
    public static BrokerConnection forDispatching(InboxSettings settings, @Nullable EmbeddedBroker broker)
            throws Exception {
        BrokerConnection connection = new BrokerConnection(settings, broker);
        connection.locator.setProducerWindowSize(NO_FLOW_CONTROL);
        return connection;
    }

    private static TransportConfiguration[] addresses(InboxSettings settings) {
        if (settings.isEmbedded()) {
            return new TransportConfiguration[] {new TransportConfiguration(InVMConnectorFactory.class.getName())};
        }
        return BrokerAddress.list(settings.brokerUrl()).stream()
                .map(BrokerAddress::transport)
                .toArray(TransportConfiguration[]::new);
    }

    /**
     * Opens a session, connecting first if necessary; an embedded broker that has stopped is restarted.
     *
     * @param transacted whether sends and acknowledgements take effect with a commit only
     */
    public synchronized ClientSession session(boolean transacted) throws Exception {
        if (broker != null) {
            broker.ensureRunning();
        }
        if (factory == null || factory.isClosed()) {
            factory = locator.createSessionFactory();
        }
        try {
            return factory.createSession(
                    settings.user(), settings.password(), false, !transacted, !transacted, false, 0);
        } catch (Exception e) {
            disconnect();
            throw e;
        }
    }

    /** Tells whether what is confirmed on the session opened last is on disk. */
    public BooleanSupplier isDurable() {
        return broker == null ? () -> true : broker.isDurable();
    }

    /** Closes the current connection, if any. */
    public synchronized void disconnect() {
        if (factory != null) {
            factory.close();
            factory = null;
        }
    }

    @Override
    public void close() {
        disconnect();
        locator.close();
    }
}
