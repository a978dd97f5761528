package dev.parley.inbox.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.jspecify.annotations.Nullable;

/**
 * An Artemis inside this process. It opens no port, so no other process can connect to it; its journal is synced to disk
 * before anything is confirmed.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final long LOCK_TIMEOUT_MILLIS = 2_000;
    private static final int UNLIMITED = -1;
    private static final long MAX_BYTES_IN_MEMORY = 16L * 1024 * 1024;
    private static final long MIN_DISK_FREE_BYTES = 64L * 1024 * 1024;
    private static final int DISK_SCAN_MILLIS = 1_000;
    /** About one flush of a fast disk. Artemis' default, 3.3 ms, is longer than the flush itself. */
    private static final int JOURNAL_BUFFER_NANOS = 1_000_000;

    private static final int PAGE_BYTES = 2 * 1024 * 1024;
    private static final int PARKED_PAGE_BYTES = 256 * 1024;

    private final Path directory;
    private @Nullable EmbeddedActiveMQ broker;
    /** Whether that broker failed to write. */
    private AtomicBoolean diskFailed = new AtomicBoolean();

    public EmbeddedBroker(Path directory) {
        this.directory = directory;
    }

    /**
     * Starts the broker unless it is running; it stops by itself after a disk failure.
     *
     * @throws IllegalStateException if another process holds the journal
     */
    synchronized void ensureRunning() throws Exception {
        if (broker != null && broker.getActiveMQServer().isActive()) {
            return;
        }
        close();
        PrivateFolder.make(directory);
        EmbeddedActiveMQ next = new EmbeddedActiveMQ();
        next.setConfiguration(configuration(directory));
        next.createActiveMQServer();
        // Called by the thread whose write failed, before anything is confirmed or the broker stops.
        AtomicBoolean failed = new AtomicBoolean();
        next.getActiveMQServer().registerIOCriticalErrorListener((code, message, file) -> failed.set(true));
        next.start();
        if (!next.getActiveMQServer().isActive()) {
            // Artemis logs the reason and returns; usually it could not lock the journal.
            next.stop();
            throw new IllegalStateException("another process uses it");
        }
        broker = next;
        diskFailed = failed;
    }

    /**
     * Tells whether what this run of the broker confirms is on disk: after a disk failure it confirms unwritten messages
     * until it has stopped.
     */
    synchronized BooleanSupplier isDurable() {
        ActiveMQServer run = Objects.requireNonNull(broker, "not running").getActiveMQServer();
        AtomicBoolean failed = diskFailed;
        return () -> !failed.get() && run.getState() == ActiveMQServer.SERVER_STATE.STARTED;
    }

    public static Configuration configuration(Path directory) {
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
        configuration.setJournalBufferTimeout_NIO(JOURNAL_BUFFER_NANOS);
        configuration.setJournalSyncTransactional(true);
        configuration.setJournalSyncNonTransactional(true);
        // Artemis' default limit is a percentage of the disk, which a developer's disk often exceeds from the start.
        configuration.setMaxDiskUsage(UNLIMITED);
        configuration.setMinDiskFree(MIN_DISK_FREE_BYTES);
        configuration.setDiskScanPeriod(DISK_SCAN_MILLIS);
        configuration.setSecurityEnabled(false);
        configuration.setJMXManagementEnabled(false);
        configuration.setMessageCounterEnabled(false);
        configuration.setGracefulShutdownEnabled(false);
        // Two processes would corrupt the journal; the second one must not wait for ever either.
        configuration.setJournalLockAcquisitionTimeout(LOCK_TIMEOUT_MILLIS);
        addAcceptor(configuration);
        configuration.setAddressSettings(
                Map.of("#", addressSettings(), QueueNames.PARKED + "#", parkedAddressSettings()));
        configuration.setAddressConfigurations(
                QueueNames.ALL.stream().map(EmbeddedBroker::address).toList());
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
                // The default of ten would lose events in progress at the eleventh crash.
                .setMaxDeliveryAttempts(UNLIMITED)
                .setAutoCreateQueues(false)
                .setAutoCreateAddresses(false)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false)
                .setMaxSizeBytes(MAX_BYTES_IN_MEMORY)
                .setPageSizeBytes(PAGE_BYTES)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE);
    }

    /** There may be a thousand of them, so each keeps little in memory, and its address is deleted with its queue. */
    private static AddressSettings parkedAddressSettings() {
        return addressSettings()
                .setAutoCreateAddresses(true)
                .setAutoDeleteAddresses(true)
                .setPageSizeBytes(PARKED_PAGE_BYTES)
                .setMaxSizeBytes(PARKED_PAGE_BYTES);
    }

    private static CoreAddressConfiguration address(String name) {
        return new CoreAddressConfiguration()
                .setName(name)
                .addRoutingType(RoutingType.ANYCAST)
                .setQueueConfigs(List.of(QueueConfiguration.of(name)
                        .setRoutingType(RoutingType.ANYCAST)
                        .setDurable(true)
                        .setMaxConsumers(name.equals(QueueNames.DEAD_LETTERS) ? UNLIMITED : 1)));
    }

    @Override
    public synchronized void close() throws Exception {
        if (broker != null) {
            broker.stop();
            broker = null;
        }
    }
}
