package dev.parley.inbox.deadletter;

import dev.parley.inbox.broker.QueueNames;
import dev.parley.inbox.message.EventBatch;
import dev.parley.inbox.message.StoredEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** A broker with the queues of an inbox and no dispatcher, to which tests add dead letters. */
public final class DeadLetterBroker implements AutoCloseable {
    private final String url = "tcp://127.0.0.1:" + freePort();
    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final ServerLocator locator;
    private final ClientSessionFactory factory;

    private DeadLetterBroker(Path directory, AddressSettings pages) throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setJournalType(JournalType.NIO);
        configuration.setJournalDirectory(directory.resolve("journal").toString());
        configuration.setBindingsDirectory(directory.resolve("bindings").toString());
        configuration.setPagingDirectory(directory.resolve("paging").toString());
        configuration.setLargeMessagesDirectory(directory.resolve("large").toString());
        configuration.setSecurityEnabled(false);
        configuration.setJMXManagementEnabled(false);
        configuration.addAcceptorConfiguration("tcp", url);
        configuration.setAddressSettings(Map.of("#", pages));
        configuration.setAddressConfigurations(List.of(queue(QueueNames.INBOX), queue(QueueNames.DEAD_LETTERS)));
        broker.setConfiguration(configuration);
        broker.start();
        locator = ActiveMQClient.createServerLocator(url);
        factory = locator.createSessionFactory();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns its address, for {@code inbox.broker-url}. */
    public String url() {
        return url;
    }

    public static DeadLetterBroker in(Path directory) throws Exception {
        return new DeadLetterBroker(directory, new AddressSettings());
    }

    /** Keeps only the first few letters in memory, the rest in pages. */
    static DeadLetterBroker withSmallPages(Path directory) throws Exception {
        return new DeadLetterBroker(
                directory,
                new AddressSettings()
                        .setMaxSizeBytes(200_000)
                        .setPageSizeBytes(50_000)
                        .setMaxReadPageBytes(400_000)
                        .setPrefetchPageBytes(50_000)
                        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE));
    }

    private static CoreAddressConfiguration queue(String name) {
        return new CoreAddressConfiguration()
                .setName(name)
                .addRoutingType(RoutingType.ANYCAST)
                .setQueueConfigs(List.of(QueueConfiguration.of(name)
                        .setRoutingType(RoutingType.ANYCAST)
                        .setDurable(true)));
    }

    DeadLetterStore store() {
        return new DeadLetterStore(this::session);
    }

    public DeadLetterCommands commands() {
        return new DeadLetterCommands(store());
    }

    /** Adds interceptors for packets from and to its clients. */
    void intercept(Interceptor outgoing, Interceptor incoming) {
        locator.addOutgoingInterceptor(outgoing);
        locator.addIncomingInterceptor(incoming);
    }

    ClientSession session() throws Exception {
        return factory.createSession(false, false, 0);
    }

    /** Adds letters, as a dispatcher does. */
    public DeadLetterBroker with(List<DeadLetter> letters) throws Exception {
        try (ClientSession session = session();
                ClientProducer producer = session.createProducer(QueueNames.DEAD_LETTERS)) {
            for (DeadLetter letter : letters) {
                producer.send(written(session, letter));
            }
            session.commit();
        }
        return this;
    }

    public DeadLetterBroker with(DeadLetter... letters) throws Exception {
        return with(List.of(letters));
    }

    /** Empties the inbox and replaces the dead letters by these. */
    public DeadLetterBroker withOnly(DeadLetter... letters) throws Exception {
        for (String queue : List.of(QueueNames.INBOX, QueueNames.DEAD_LETTERS)) {
            broker.getActiveMQServer().locateQueue(queue).deleteAllReferences();
        }
        return with(letters);
    }

    private static ClientMessage written(ClientSession session, DeadLetter letter) {
        ClientMessage message = session.createMessage(Message.TEXT_TYPE, true);
        message.setTimestamp(letter.accepted().toEpochMilli());
        message.putStringProperty("letter", letter.letter());
        message.putStringProperty("event", letter.event());
        message.putStringProperty("type", letter.type());
        message.putStringProperty("lane", letter.lane());
        message.putStringProperty("route", letter.route());
        message.putStringProperty("reason", letter.reason());
        message.putIntProperty("attempts", letter.attempts());
        message.putLongProperty("gaveUpAt", letter.gaveUp().toEpochMilli());
        message.getBodyBuffer().writeNullableString(letter.parameters().encode());
        return message;
    }

    /** Returns the events in the inbox, one per line, without their runs. */
    public List<String> inbox() throws Exception {
        return read(QueueNames.INBOX, message -> {
            StoredEvent event = EventBatch.read(message).get(0);
            return event.id() + " " + event.type() + " " + event.lane() + " " + event.route() + " " + event.accepted()
                    + " " + event.event().parameters().first("Body");
        });
    }

    List<String> runs() throws Exception {
        return read(
                QueueNames.INBOX,
                message -> String.valueOf(EventBatch.read(message).get(0).run()));
    }

    /** Returns the ids of the letters, sorted. */
    public List<String> letters() throws Exception {
        return read(QueueNames.DEAD_LETTERS, message -> message.getStringProperty("letter")).stream()
                .sorted()
                .toList();
    }

    private List<String> read(String queue, Function<ClientMessage, String> reading) throws Exception {
        List<String> lines = new ArrayList<>();
        try (ClientSession session = session()) {
            Browsing.of(session, queue).forEach(message -> lines.add(reading.apply(message)));
        }
        return lines;
    }

    @Override
    public void close() throws Exception {
        factory.close();
        locator.close();
        broker.stop();
    }
}
