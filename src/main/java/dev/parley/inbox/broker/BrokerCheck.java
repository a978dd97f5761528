package dev.parley.inbox.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQQueueMaxConsumerLimitReached;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSession.AddressQuery;
import org.apache.activemq.artemis.api.core.client.ClientSession.QueueQuery;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.jspecify.annotations.Nullable;

/**
 * Checks at start whether an external broker is configured for the inbox, as in {@code docs/broker.xml}, and whether our user
 * has the permissions it needs. Leaves the broker unchanged.
 */
public final class BrokerCheck {
    /** Matches the address settings of parked lanes; no lane has this name. */
    private static final String PARKED = QueueNames.PARKED + "check.";

    private static final int TIMEOUT_MILLIS = 5_000;

    private final List<BrokerAddress> addresses;
    private final @Nullable String user;
    private final @Nullable String password;
    /** Unique, so that two nodes may start at the same time. */
    private final String parked = PARKED + UUID.randomUUID();

    private final List<String> problems = new ArrayList<>();

    /** @param user null where the broker needs no login */
    public BrokerCheck(List<BrokerAddress> addresses, @Nullable String user, @Nullable String password) {
        this.addresses = addresses;
        this.user = user;
        this.password = password;
    }

    /**
     * Connects to the first broker that accepts, checks it, and disconnects.
     *
     *
     * @throws InvalidBrokerException if no broker accepts, or if one is not configured, with all reasons
     */
    public void run() {
        List<String> problems = new ArrayList<>();
        for (BrokerAddress address : addresses) {
            Optional<String> problem =
                    new BrokerDiagnosis(address).checkConnection().or(() -> checkBroker(address));
            if (problem.isEmpty()) {
                return;
            }
            problems.add(address + ": " + problem.get());
        }
        throw new InvalidBrokerException("No broker of inbox.broker-url can be used: " + String.join("; ", problems)
                + ". Start one, or correct inbox.broker-url; see docs/inbox.md.");
    }

    /** Returns why the broker cannot be used; empty when it has been checked. */
    private Optional<String> checkBroker(BrokerAddress address) {
        try (ServerLocator locator = locator(address);
                ClientSessionFactory factory = locator.createSessionFactory()) {
            check(factory);
            return Optional.empty();
        } catch (InvalidBrokerException e) {
            throw e;
        } catch (ActiveMQSecurityException e) {
            throw new InvalidBrokerException(
                    user == null
                            ? "The broker at " + address + " requires a user and a password: set inbox.user and"
                                    + " inbox.password."
                            : "The broker at " + address + " refused the user \"" + user
                                    + "\" or the password: check inbox.user and inbox.password.");
        } catch (ActiveMQException e) {
            return Optional.of(new BrokerDiagnosis(address).describeListener());
        } catch (Exception e) {
            throw new IllegalStateException("the broker at " + address + " cannot be checked", e);
        }
    }

    private static ServerLocator locator(BrokerAddress address) {
        return ActiveMQClient.createServerLocatorWithoutHA(address.transport())
                .setReconnectAttempts(0)
                .setInitialConnectAttempts(1)
                .setCallTimeout(TIMEOUT_MILLIS);
    }

    private void check(ClientSessionFactory factory) throws ActiveMQException {
        try (ClientSession session = factory.createSession(user, password, false, false, false, false, 0)) {
            for (String queue : QueueNames.ALL) {
                checkQueue(queue, session.queueQuery(SimpleString.of(queue)));
                if (session.addressQuery(SimpleString.of(queue)).isAutoCreateQueues()) {
                    // A user without management permission sees no more of the address settings.
                    problems.add("the address-setting for " + queue + " is missing (auto-create-queues is on)");
                }
            }
            AddressQuery address = session.addressQuery(SimpleString.of(parked));
            if (address.isAutoCreateQueues() || !address.isAutoCreateAddresses()) {
                problems.add("the address-setting for parked.# is missing (auto-create-queues must be off,"
                        + " auto-create-addresses on)");
            }
            if (problems.isEmpty()) {
                // Permissions can only be checked for queues that exist.
                checkRights(session);
            }
        }
        try (ClientSession session = factory.createSession(user, password, false, true, true, false, 0)) {
            problems.addAll(new BrokerSettingsCheck(session).problems());
        }
        if (!problems.isEmpty()) {
            throw new InvalidBrokerException("The broker is not set up for the inbox: " + String.join("; ", problems)
                    + ". Put docs/broker.xml into its etc/broker.xml; see docs/inbox.md.");
        }
    }

    private void checkQueue(String queue, QueueQuery found) {
        if (!found.isExists()) {
            problems.add("it has no queue " + queue);
            return;
        }
        if (found.isAutoCreated()) {
            problems.add("the queue " + queue + " was auto-created, not configured");
        }
        if (!found.isDurable() || found.isTemporary()) {
            problems.add("the queue " + queue + " is not durable");
        }
        if (found.getRoutingType() != RoutingType.ANYCAST) {
            problems.add("the queue " + queue + " is multicast, not anycast");
        }
        if (!found.getAddress().toString().equals(queue)) {
            problems.add("the queue " + queue + " belongs to the address " + found.getAddress() + ", not to its own");
        }
        if (!queue.equals(QueueNames.DEAD_LETTERS) && found.getMaxConsumers() != 1) {
            problems.add("the queue " + queue + " has max-consumers " + found.getMaxConsumers() + ", not 1");
        }
        if (found.getFilterString() != null || Boolean.TRUE.equals(found.isLastValue()) || found.getRingSize() > 0) {
            problems.add("the queue " + queue + " drops messages (filter, last-value or ring-size)");
        }
    }

    private void checkRights(ClientSession session) throws ActiveMQException {
        for (String queue : QueueNames.ALL) {
            // Sending cannot be tried without leaving a message behind.
            require("read " + queue, () -> session.createConsumer(queue, true).close());
            require("consume from " + queue, () -> session.createConsumer(queue).close());
        }
        require("create and delete queues parked.#", () -> {
            session.createQueue(QueueConfiguration.of(parked)
                    .setRoutingType(RoutingType.ANYCAST)
                    .setDurable(true));
            session.deleteQueue(parked);
        });
    }

    private interface Attempt {
        void make() throws ActiveMQException;
    }

    private void require(String right, Attempt attempt) throws ActiveMQException {
        try {
            attempt.make();
        } catch (ActiveMQSecurityException e) {
            problems.add("our user may not " + right);
        } catch (ActiveMQQueueMaxConsumerLimitReached e) {
            // Another node is the dispatcher: no problem.
        }
    }
}
