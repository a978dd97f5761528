package dev.parley.inbox.broker;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.broker.Artemis;
import dev.parley.broker.RunningArtemis;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real broker, with the fragment in docs, without it, and with a changed one. */
class BrokerCheckTest {
    private static final String HOW = ". Put docs/broker.xml into its etc/broker.xml; see docs/inbox.md.";

    @Nested
    class OfTheShippedFragment {
        private static RunningArtemis running;
        private static Artemis artemis;

        @BeforeAll
        static void start(@TempDir Path folder) {
            artemis = Artemis.in(folder);
            running = artemis.start();
        }

        @AfterAll
        static void stop() {
            running.close();
        }

        @Test
        void isContentForAUserWithNoMoreRightsThanParleyNeeds() {
            assertDoesNotThrow(() -> check(artemis, Artemis.USER));
        }

        @Test
        void isContentForAUserThatMayManage() {
            assertDoesNotThrow(() -> check(artemis, Artemis.ADMIN));
        }

        @Test
        void isContentWhileAnotherNodeDispatches() throws Exception {
            try (ServerLocator locator = ActiveMQClient.createServerLocator(artemis.url());
                    ClientSession session = session(locator, Artemis.USER)) {
                session.createConsumer("inbox");

                assertDoesNotThrow(() -> check(artemis, Artemis.USER));
            }
        }

        @Test
        void namesTheRightsThatAreMissing() {
            assertRefused(
                    "The broker is not set up for the inbox: our user may not read inbox; our user may not consume from"
                            + " inbox; our user may not read inbox.seen; our user may not consume from inbox.seen; our user"
                            + " may not read dead-letters; our user may not consume from dead-letters; our user may not create"
                            + " and delete"
                            + " queues parked.#"
                            + HOW,
                    artemis,
                    Artemis.STRANGER);
        }

        @Test
        void leavesTheBrokerAsItWas() throws Exception {
            check(artemis, Artemis.USER);

            try (ServerLocator locator = ActiveMQClient.createServerLocator(artemis.url());
                    ClientSession session = session(locator, Artemis.ADMIN);
                    ClientRequestor requestor = new ClientRequestor(session, "activemq.management")) {
                session.start();
                ClientMessage question = session.createMessage(false);
                ManagementHelper.putOperationInvocation(question, "broker", "listAddresses", ",");
                String addresses = (String) ManagementHelper.getResult(requestor.request(question, 5_000));

                assertEquals(
                        Set.of("inbox", "inbox.seen", "dead-letters"),
                        Stream.of(addresses.split(","))
                                .filter(address -> !address.startsWith("activemq."))
                                .collect(Collectors.toSet()));
            }
        }

        private static ClientSession session(ServerLocator locator, String user) throws Exception {
            return locator.createSessionFactory().createSession(user, Artemis.PASSWORD, false, true, true, false, 0);
        }
    }

    @Test
    void namesTheFragmentWhereItIsMissing(@TempDir Path folder) {
        Artemis artemis = Artemis.in(folder).withoutFragment();
        try (RunningArtemis running = artemis.start()) {
            assertRefused(
                    "The broker is not set up for the inbox: it has no queue inbox; the address-setting for inbox is"
                            + " missing (auto-create-queues is on); it has no queue inbox.seen; the address-setting for"
                            + " inbox.seen is missing (auto-create-queues is on); it has no queue"
                            + " dead-letters; the address-setting for dead-letters is missing (auto-create-queues is on);"
                            + " the address-setting for parked.# is missing (auto-create-queues must be off,"
                            + " auto-create-addresses on)" + HOW,
                    artemis,
                    Artemis.USER);
        }
    }

    @Test
    void namesChangedSettings(@TempDir Path folder) {
        Artemis artemis = Artemis.in(folder).changed(fragment -> fragment.replace(
                        "<queue name=\"inbox.seen\" max-consumers=\"1\"/>", "<queue name=\"inbox.seen\"/>")
                .replaceFirst("<max-delivery-attempts>-1<", "<max-delivery-attempts>10<")
                .replaceFirst("<address-full-policy>PAGE<", "<address-full-policy>DROP<"));
        try (RunningArtemis running = artemis.start()) {
            assertRefused(
                    "The broker is not set up for the inbox: the queue inbox.seen has max-consumers -1, not 1" + HOW,
                    artemis,
                    Artemis.USER);
            assertRefused(
                    "The broker is not set up for the inbox: the queue inbox.seen has max-consumers -1, not 1;"
                            + " max-delivery-attempts of inbox is 10, not -1: it would drop events;"
                            + " address-full-policy of inbox is DROP, not PAGE;"
                            + " max-delivery-attempts of inbox.seen is 10, not -1: it would drop events;"
                            + " address-full-policy of inbox.seen is DROP, not PAGE" + HOW,
                    artemis,
                    Artemis.ADMIN);
        }
    }

    private static void check(Artemis artemis, String user) {
        new BrokerCheck(BrokerAddress.list(artemis.url()), user, Artemis.PASSWORD).run();
    }

    private static void assertRefused(String expected, Artemis artemis, String user) {
        InvalidBrokerException refused = assertThrows(InvalidBrokerException.class, () -> check(artemis, user));

        assertEquals(expected, refused.getMessage());
    }
}
