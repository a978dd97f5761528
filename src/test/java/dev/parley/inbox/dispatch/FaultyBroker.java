package dev.parley.inbox.dispatch;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.parley.inbox.broker.EmbeddedBroker;
import dev.parley.inbox.broker.InboxSettings;
import dev.parley.inbox.broker.QueueNames;
import dev.parley.inbox.deadletter.DeadLetter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIOErrorException;
import org.apache.activemq.artemis.api.core.ActiveMQNotConnectedException;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.protocol.core.Channel;
import org.apache.activemq.artemis.core.protocol.core.CoreRemotingConnection;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.ServerSessionPacketHandler;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/** A real external broker, configured like the embedded one, whose commits fail as a test decides. */
public final class FaultyBroker implements AutoCloseable {
    private final String url = "tcp://127.0.0.1:" + freePort();
    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final ServerLocator locator;
    private final ClientSessionFactory factory;
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();
    /** Commits under way whose confirmation will be lost. */
    private final Set<Call> silenced = ConcurrentHashMap.newKeySet();

    private volatile IntFunction<CommitOutcome> outcomes = number -> CommitOutcome.COMES_BACK;
    private volatile Predicate<Message> refused = message -> false;

    private record Call(Object connection, long correlation) {
        static Call of(Packet packet, RemotingConnection connection) {
            return new Call(connection.getID(), packet.getCorrelationID());
        }
    }

    /** The outcome of a commit. */
    public enum CommitOutcome {
        COMES_BACK,
        LOST_BEFORE_IT,
        LOST_AFTER_IT
    }

    private FaultyBroker(Path directory) throws Exception {
        Configuration configuration = EmbeddedBroker.configuration(directory);
        configuration.clearAcceptorConfigurations();
        configuration.addAcceptorConfiguration("tcp", url);
        configuration.registerBrokerPlugin(new ActiveMQServerMessagePlugin() {
            @Override
            public void beforeSend(Transaction transaction, Message message, boolean direct, boolean noAutoCreateQueue)
                    throws ActiveMQException {
                if (refused.test(message)) {
                    faults.incrementAndGet();
                    throw new ActiveMQIOErrorException("this message cannot be written");
                }
            }
        });
        broker.setConfiguration(configuration);
        broker.start();
        broker.getActiveMQServer().getRemotingService().addIncomingInterceptor((Interceptor) this::isLetIn);
        broker.getActiveMQServer().getRemotingService().addOutgoingInterceptor((Interceptor) this::isLetOut);
        locator = ActiveMQClient.createServerLocator(url);
        factory = locator.createSessionFactory();
    }

    public static FaultyBroker in(Path directory) throws Exception {
        return new FaultyBroker(directory);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the settings of a node that uses it. */
    public InboxSettings settings() {
        return new InboxSettings(url, null, null, Path.of("nowhere"), Duration.ofSeconds(4), Duration.ofHours(1));
    }

    /**
     * Decides the outcome of commits.
     *
     * @param ofCommits by their number from now on, the first one being 1
     */
    public void decide(IntFunction<CommitOutcome> ofCommits) {
        commits.set(0);
        outcomes = ofCommits;
    }

    /** Fails the transaction of each matching message, as a broker does whose journal refuses it. */
    public void refuse(Predicate<Message> messages) {
        refused = messages;
    }

    /** Returns how often something went wrong. */
    public int faults() {
        return faults.get();
    }

    private boolean isLetIn(Packet packet, RemotingConnection connection) {
        if (packet.getType() != PacketImpl.SESS_COMMIT) {
            return true;
        }
        return switch (outcomes.apply(commits.incrementAndGet())) {
            case COMES_BACK -> true;
            case LOST_BEFORE_IT -> cutAfterWhatCameBefore(packet, connection);
            case LOST_AFTER_IT -> silenced.add(Call.of(packet, connection));
        };
    }

    private boolean isLetOut(Packet packet, RemotingConnection connection) {
        return !silenced.remove(Call.of(packet, connection)) || cut(connection);
    }

    /**
     * Earlier packets may still be queued before the session: if the connection is cut there, a closed session would handle
     * them, and messages that they acknowledge would not be delivered until the broker is restarted.
     */
    private boolean cutAfterWhatCameBefore(Packet packet, RemotingConnection connection) {
        Channel channel = ((CoreRemotingConnection) connection).getChannel(packet.getChannelID(), -1);
        ((ServerSessionPacketHandler) channel.getHandler()).closeExecutors();
        return cut(connection);
    }

    private boolean cut(RemotingConnection connection) {
        faults.incrementAndGet();
        connection.fail(new ActiveMQNotConnectedException("cut by a test"));
        return false;
    }

    public ClientSession session() throws Exception {
        return factory.createSession(false, false, 0);
    }

    /** Puts a message into a queue, as any other client of the broker can. */
    public void put(String queue, Consumer<ClientMessage> writing) throws Exception {
        try (ClientSession session = session()) {
            ClientMessage message = session.createMessage(true);
            writing.accept(message);
            session.createProducer(queue).send(message);
            session.commit();
        }
    }

    /** Returns how many messages of any kind are in a queue. */
    public long count(String queue) throws Exception {
        try (ClientSession session = session()) {
            return session.queueQuery(SimpleString.of(queue)).getMessageCount();
        }
    }

    public List<DeadLetter> letters() throws Exception {
        return browse(QueueNames.DEAD_LETTERS, DeadLetter::read);
    }

    private <T> List<T> browse(String queue, Function<ClientMessage, T> reading) throws Exception {
        List<T> all = new ArrayList<>();
        try (ClientSession session = session();
                ClientConsumer browser = session.createConsumer(queue, true)) {
            session.start();
            for (long left = count(queue); left > 0; left--) {
                all.add(reading.apply(browser.receive(SECONDS.toMillis(10))));
            }
        }
        return all;
    }

    @Override
    public void close() throws Exception {
        factory.close();
        locator.close();
        broker.stop();
    }
}
