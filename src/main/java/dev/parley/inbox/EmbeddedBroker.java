package dev.parley.inbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * An Artemis inside this process. It has no port, so nobody else can speak to it, and a journal that is forced to disk
 * before anything is confirmed.
 */
final class EmbeddedBroker implements AutoCloseable {
    private static final long LOCK_TIMEOUT_MILLIS = 2_000;
    private static final int UNLIMITED = -1;
    private static final long MAX_BYTES_IN_MEMORY = 64L * 1024 * 1024;

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();

    EmbeddedBroker(Path directory) {
        broker.setConfiguration(configuration(directory));
    }

    void start() throws Exception {
        broker.start();
        if (!broker.getActiveMQServer().isActive()) {
            // It logs why and goes on; mostly it waited in vain for the lock on the journal.
            broker.stop();
            throw new IllegalStateException("another process holds it");
        }
    }

    private static Configuration configuration(Path directory) {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setName("inbox");
        configuration.setPersistenceEnabled(true);
        configuration.setJournalType(JournalType.NIO);
        configuration.setJournalDirectory(directory.resolve("journal").toString());
        configuration.setBindingsDirectory(directory.resolve("bindings").toString());
        configuration.setPagingDirectory(directory.resolve("paging").toString());
        configuration.setLargeMessagesDirectory(
                directory.resolve("large-messages").toString());
        configuration.setJournalDatasync(true);
        configuration.setJournalSyncTransactional(true);
        configuration.setJournalSyncNonTransactional(true);
        configuration.setSecurityEnabled(false);
        configuration.setJMXManagementEnabled(false);
        configuration.setMessageCounterEnabled(false);
        configuration.setGracefulShutdownEnabled(false);
        // Two processes on one journal would destroy it; the second one must not wait for ever either.
        configuration.setJournalLockAcquisitionTimeout(LOCK_TIMEOUT_MILLIS);
        addAcceptor(configuration);
        configuration.setAddressSettings(Map.of("#", addressSettings()));
        configuration.setAddressConfigurations(
                Queues.ALL.stream().map(EmbeddedBroker::address).toList());
        return configuration;
    }

    private static void addAcceptor(Configuration configuration) {
        try {
            configuration.addAcceptorConfiguration("inside", InboxSettings.EMBEDDED);
        } catch (Exception e) {
            throw new IllegalStateException("the address of the embedded broker is fixed and valid", e);
        }
    }

    private static AddressSettings addressSettings() {
        return new AddressSettings()
                // The default of ten would lose what was in hand at the eleventh crash.
                .setMaxDeliveryAttempts(UNLIMITED)
                .setAutoCreateQueues(false)
                .setAutoCreateAddresses(false)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false)
                .setMaxSizeBytes(MAX_BYTES_IN_MEMORY)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE);
    }

    private static CoreAddressConfiguration address(String name) {
        return new CoreAddressConfiguration()
                .setName(name)
                .addRoutingType(RoutingType.ANYCAST)
                .setQueueConfigs(List.of(QueueConfiguration.of(name)
                        .setRoutingType(RoutingType.ANYCAST)
                        .setDurable(true)
                        .setExclusive(name.equals(Queues.INBOX))));
    }

    @Override
    public void close() throws Exception {
        broker.stop();
    }
}
