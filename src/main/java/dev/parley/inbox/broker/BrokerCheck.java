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
 * Tells at start whether an external broker is made for the inbox: {@code docs/broker.xml} is part of its configuration and
 * our user may do what we do. Leaves the broker as it was.
 */
public final class BrokerCheck {
    /** Begins like the queues of lanes, and is like none of them. */
    private static final String PARKED = QueueNames.PARKED + "check.";

    private static final int PATIENCE_MILLIS = 5_000;

    private final List<BrokerAddress> addresses;
    private final @Nullable String user;
    private final @Nullable String password;
    /** So that two nodes that start at once do not meet. */
    private final String parked = PARKED + UUID.randomUUID();

    private final List<String> mistakes = new ArrayList<>();

    /** @param user null where the broker lets in whoever comes */
    public BrokerCheck(List<BrokerAddress> addresses, @Nullable String user, @Nullable String password) {
        this.addresses = addresses;
        this.user = user;
        this.password = password;
    }

    /**
     * Connects to the first broker that accepts, checks it all, and leaves.
     *
     * @throws InvalidBrokerException if no broker accepts, saying why, or if something is wrong, naming everything that is
     */
    public void run() {
        List<String> troubles = new ArrayList<>();
        for (BrokerAddress address : addresses) {
            Optional<String> trouble = new BrokerDiagnosis(address).atTheDoor().or(() -> visit(address));
            if (trouble.isEmpty()) {
                return;
            }
            troubles.add(address + ": " + trouble.get());
        }
        throw new InvalidBrokerException("No broker of inbox.broker-url can be used: " + String.join("; ", troubles)
                + ". Start one, or correct inbox.broker-url; docs/inbox.md has the whole story.");
    }

    /** Returns why there is no broker, or nothing when it has been checked. */
    private Optional<String> visit(BrokerAddress address) {
        try (ServerLocator locator = locator(address);
                ClientSessionFactory factory = locator.createSessionFactory()) {
            check(factory);
            return Optional.empty();
        } catch (InvalidBrokerException e) {
            throw e;
        } catch (ActiveMQSecurityException e) {
            throw new InvalidBrokerException(
                    user == null
                            ? "The broker at " + address + " wants a user and a password: set inbox.user and"
                                    + " inbox.password."
                            : "The broker at " + address + " refused the user \"" + user
                                    + "\" or the password: check inbox.user and inbox.password.");
        } catch (ActiveMQException e) {
            return Optional.of(new BrokerDiagnosis(address).behindTheDoor());
        } catch (Exception e) {
            throw new IllegalStateException("the broker at " + address + " cannot be checked", e);
        }
    }

    private static ServerLocator locator(BrokerAddress address) {
        return ActiveMQClient.createServerLocatorWithoutHA(address.transport())
                .setReconnectAttempts(0)
                .setInitialConnectAttempts(1)
                .setCallTimeout(PATIENCE_MILLIS);
    }

    private void check(ClientSessionFactory factory) throws ActiveMQException {
        try (ClientSession session = factory.createSession(user, password, false, false, false, false, 0)) {
            for (String queue : QueueNames.ALL) {
                checkQueue(queue, session.queueQuery(SimpleString.of(queue)));
                if (session.addressQuery(SimpleString.of(queue)).isAutoCreateQueues()) {
                    // Who may not manage the broker sees no more of its address settings.
                    mistakes.add("the address-setting for " + queue + " is missing (auto-create-queues is on)");
                }
            }
            AddressQuery address = session.addressQuery(SimpleString.of(parked));
            if (address.isAutoCreateQueues() || !address.isAutoCreateAddresses()) {
                mistakes.add("the address-setting for parked.# is missing (auto-create-queues must be off,"
                        + " auto-create-addresses on)");
            }
            if (mistakes.isEmpty()) {
                // Of what is not there, rights say nothing.
                checkRights(session);
            }
        }
        try (ClientSession session = factory.createSession(user, password, false, true, true, false, 0)) {
            mistakes.addAll(new BrokerSettingsCheck(session).mistakes());
        }
        if (!mistakes.isEmpty()) {
            throw new InvalidBrokerException("The broker is not set up for the inbox: " + String.join("; ", mistakes)
                    + ". Put docs/broker.xml into its etc/broker.xml; docs/inbox.md says how.");
        }
    }

    private void checkQueue(String queue, QueueQuery found) {
        if (!found.isExists()) {
            mistakes.add("it has no queue " + queue);
            return;
        }
        if (found.isAutoCreated()) {
            mistakes.add("the queue " + queue + " was made on the fly, not by its configuration");
        }
        if (!found.isDurable() || found.isTemporary()) {
            mistakes.add("the queue " + queue + " is not durable");
        }
        if (found.getRoutingType() != RoutingType.ANYCAST) {
            mistakes.add("the queue " + queue + " is multicast, not anycast");
        }
        if (!found.getAddress().toString().equals(queue)) {
            mistakes.add("the queue " + queue + " hangs on the address " + found.getAddress() + ", not on its own");
        }
        if (!queue.equals(QueueNames.DEAD_LETTERS) && found.getMaxConsumers() != 1) {
            mistakes.add("the queue " + queue + " has max-consumers " + found.getMaxConsumers() + ", not 1");
        }
        if (found.getFilterString() != null || Boolean.TRUE.equals(found.isLastValue()) || found.getRingSize() > 0) {
            mistakes.add("the queue " + queue + " drops messages (filter, last-value or ring-size)");
        }
    }

    private void checkRights(ClientSession session) throws ActiveMQException {
        for (String queue : QueueNames.ALL) {
            // Sending cannot be tried without leaving something there; who may do the rest may send.
            require("read " + queue, () -> session.createConsumer(queue, true).close());
            require("take from " + queue, () -> session.createConsumer(queue).close());
        }
        require("make and delete queues parked.#", () -> {
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
            mistakes.add("our user may not " + right);
        } catch (ActiveMQQueueMaxConsumerLimitReached e) {
            // Another node dispatches, which is as it should be.
        }
    }
}
