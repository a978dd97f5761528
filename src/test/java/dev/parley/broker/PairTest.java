package dev.parley.broker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide says of two brokers on one journal holds before Parley comes into play. */
class PairTest {
    @Test
    void handsTheJournalOnWhenThePrimaryIsKilled(@TempDir Path folder) throws Exception {
        Artemis first = Artemis.in(folder).asPrimary();
        Artemis second = Artemis.in(folder).asBackupOf(first);
        try (RunningArtemis primary = first.start();
                RunningArtemis backup = second.start()) {
            send(first, "said before");

            primary.kill();
            await().atMost(30, SECONDS).until(backup::isActive);
            assertEquals("said before", take(second));

            try (RunningArtemis again = first.start(RunningArtemis.Until.IT_WAITS)) {
                backup.kill();
                await().atMost(30, SECONDS).until(again::isActive);
                send(first, "said after");
                assertEquals("said after", take(first));
            }
        }
    }

    private static void send(Artemis artemis, String text) throws Exception {
        try (ServerLocator locator = ActiveMQClient.createServerLocator(artemis.url());
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = session(factory);
                ClientProducer producer = session.createProducer("inbox")) {
            ClientMessage message = session.createMessage(Message.TEXT_TYPE, true);
            message.getBodyBuffer().writeNullableString(text);
            producer.send(message);
        }
    }

    private static String take(Artemis artemis) throws Exception {
        try (ServerLocator locator = ActiveMQClient.createServerLocator(artemis.url());
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = session(factory)) {
            session.start();
            ClientMessage message = session.createConsumer("inbox").receive(10_000);
            assertNotNull(message);
            message.acknowledge();
            return String.valueOf(message.getBodyBuffer().readNullableString());
        }
    }

    private static ClientSession session(ClientSessionFactory factory) throws Exception {
        return factory.createSession(Artemis.USER, Artemis.PASSWORD, false, true, true, false, 0);
    }
}
