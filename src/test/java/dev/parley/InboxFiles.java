package dev.parley;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** The folder of an inbox that no Parley has open, read as any Artemis reads it. */
final class InboxFiles {
    private static final String INSIDE = "vm://77";
    private static final int LONGEST_WAIT_MILLIS = 1_000;

    private InboxFiles() {}

    /** Returns the queues, each with the properties that its messages have, as {@code queue: a b c}. */
    static List<String> queues(Path inbox) throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setJournalDirectory(inbox.resolve("journal").toString());
        configuration.setBindingsDirectory(inbox.resolve("bindings").toString());
        configuration.setPagingDirectory(inbox.resolve("paging").toString());
        configuration.setLargeMessagesDirectory(inbox.resolve("large-messages").toString());
        configuration.setJournalType(JournalType.NIO);
        configuration.setSecurityEnabled(false);
        configuration.setJMXManagementEnabled(false);
        configuration.addAcceptorConfiguration("inside", INSIDE);
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(configuration);
        broker.start();
        try (ServerLocator locator = ActiveMQClient.createServerLocator(INSIDE);
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = factory.createSession()) {
            session.start();
            List<String> found = new ArrayList<>();
            for (String queue :
                    broker.getActiveMQServer().getActiveMQServerControl().getQueueNames()) {
                found.add((queue + ": " + String.join(" ", properties(session, queue))).strip());
            }
            return found;
        } finally {
            broker.stop();
        }
    }

    private static Set<String> properties(ClientSession session, String queue) throws Exception {
        Set<String> names = new TreeSet<>();
        long left = session.queueQuery(SimpleString.of(queue)).getMessageCount();
        try (ClientConsumer browser = session.createConsumer(SimpleString.of(queue), null, true)) {
            for (; left > 0; left--) {
                ClientMessage message = browser.receive(LONGEST_WAIT_MILLIS);
                if (message == null) {
                    throw new IllegalStateException("the queue " + queue + " hands out fewer messages than it has");
                }
                message.getPropertyNames().forEach(name -> names.add(name.toString()));
            }
        }
        return names;
    }
}
