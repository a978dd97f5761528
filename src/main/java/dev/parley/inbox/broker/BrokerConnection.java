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
 * A way to the broker. It breaks with the broker, and whoever uses it asks for a new one then: the client's own
 * reconnecting would hide what was not confirmed.
 */
public final class BrokerConnection implements AutoCloseable {
    private static final int CONFIRMATION_WINDOW_BYTES = 1024 * 1024;
    private static final int ONCE = 1;
    private static final int NEVER = 0;
    private static final int NO_CREDIT_NEEDED = -1;
    /** Another node takes over when the broker has not heard of this one for so long. */
    private static final long SILENCE_MILLIS = 5_000;

    private static final long SIGN_OF_LIFE_MILLIS = 1_000;

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
            locator.setConnectionTTL(SILENCE_MILLIS).setClientFailureCheckPeriod(SIGN_OF_LIFE_MILLIS);
        }
    }

    /** A way for what comes in: it ends where the disk is nearly full. */
    public static BrokerConnection forAccepting(InboxSettings settings, @Nullable EmbeddedBroker broker)
            throws Exception {
        return new BrokerConnection(settings, broker);
    }

    /** A way for what goes out: it makes room on a full disk, so it must not wait for room. */
    public static BrokerConnection forDispatching(InboxSettings settings, @Nullable EmbeddedBroker broker)
            throws Exception {
        BrokerConnection link = new BrokerConnection(settings, broker);
        link.locator.setProducerWindowSize(NO_CREDIT_NEEDED);
        return link;
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
     * Opens a session on the connection there is, or on a new one; the embedded broker is started where it has died.
     *
     * @param transacted whether what is sent and acknowledged counts when it is committed only
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

    /** Returns whether to believe what is confirmed on the session that was opened last. */
    public BooleanSupplier trust() {
        return broker == null ? () -> true : broker.trust();
    }

    /** Gives up the connection there is. */
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
