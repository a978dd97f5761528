package dev.parley.broker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.ActiveMQAddressFullException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk below the broker's own limit, as the fragment that ships meets it. */
class FullDiskTest {
    private static final int NO_CREDIT_NEEDED = -1;

    @Test
    void refusesAtOnceWhatComesInAndKeepsWhatTheDispatcherWrites(@TempDir Path folder) throws Exception {
        Artemis artemis = Artemis.in(folder)
                .changed(setUp ->
                        "<min-disk-free>100000GB</min-disk-free><disk-scan-period>200</disk-scan-period>" + setUp);
        try (RunningArtemis running = artemis.start()) {
            await().atMost(20, SECONDS).until(() -> running.output().contains("will start blocking producers"));

            assertThrows(ActiveMQAddressFullException.class, () -> send(artemis, "inbox"));
            assertDoesNotThrow(() -> send(artemis, "inbox.seen"));
            assertDoesNotThrow(() -> send(artemis, "dead-letters"));
        }
    }

    private static void send(Artemis artemis, String queue) throws Exception {
        try (ServerLocator locator =
                        ActiveMQClient.createServerLocator(artemis.url()).setProducerWindowSize(NO_CREDIT_NEEDED);
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session =
                        factory.createSession(Artemis.USER, Artemis.PASSWORD, false, true, true, false, 0);
                ClientProducer producer = session.createProducer(queue)) {
            ClientMessage message = session.createMessage(Message.TEXT_TYPE, true);
            message.getBodyBuffer().writeNullableString("said");
            producer.send(message);
        }
    }
}
