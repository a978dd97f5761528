package dev.parley.inbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.Sids;
import dev.parley.inbox.broker.InboxSettings;
import dev.parley.inbox.broker.QueueNames;
import dev.parley.protocol.FormParameters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/**
 * An inbox at an Artemis, a door before it and a route behind it. The broker may have served others before: conversations are
 * told apart from theirs, and no dead letter is left behind.
 */
final class StoredInbox implements InboxContract.Subject {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FormParameters ALL = FormParameters.of(Map.of("order", "oldest"));

    private static final AtomicInteger RUNS = new AtomicInteger();

    private final int run = RUNS.incrementAndGet();
    private final InboxSettings settings;
    private final Runnable betweenTwoRuns;
    private final ScriptedRoute route = new ScriptedRoute();
    private Node node;

    /** @param betweenTwoRuns what a crash does to the broker besides */
    StoredInbox(InboxSettings settings, Runnable betweenTwoRuns) throws Exception {
        this.settings = settings;
        this.betweenTwoRuns = betweenTwoRuns;
        node = start();
    }

    private Node start() throws Exception {
        return new Node(settings)
                .with(
                        "scripted",
                        exchange -> route.hear(String.valueOf(
                                exchange.getMessage().getBody(Map.class).get("Body"))))
                .dispatching(Node.listening("a", "scripted"));
    }

    @Override
    public void say(String conversation, String text) throws Exception {
        assertEquals(200, node.message(own(conversation), text));
    }

    private String own(String conversation) {
        return conversation + "-" + run;
    }

    @Override
    public ScriptedRoute route() {
        return route;
    }

    @Override
    public void until(Callable<Boolean> isSo) {
        await().atMost(Duration.ofMinutes(1)).until(isSo);
    }

    @Override
    public void crash() throws Exception {
        node.close();
        betweenTwoRuns.run();
        node = start();
    }

    @Override
    public boolean isEmpty() throws Exception {
        return node.letters().waiting() == 0 && parked().isEmpty();
    }

    @Override
    public Set<String> parked() throws Exception {
        Map<String, String> names =
                Stream.of("CH1", "CH2").collect(Collectors.toMap(name -> Sids.of(own(name)), name -> name));
        try (ServerLocator locator = ActiveMQClient.createServerLocator(settings.brokerUrl());
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session =
                        factory.createSession(settings.user(), settings.password(), false, true, true, false, 0)) {
            return session.addressQuery(SimpleString.of(QueueNames.PARKED + "#")).getQueueNames().stream()
                    .map(queue -> names.get(queue.toString().substring(QueueNames.PARKED.length())))
                    .collect(Collectors.toSet());
        }
    }

    @Override
    public List<String> deadLetters() throws Exception {
        JsonNode list = JSON.readTree(node.letters().answer("list", ALL));
        return StreamSupport.stream(list.get("letters").spliterator(), false)
                .map(letter -> letter.get("reason").textValue())
                .toList();
    }

    @Override
    public void replayAll() throws Exception {
        node.letters().answer("replay", FormParameters.NONE).close();
    }

    @Override
    public void dropAll() throws Exception {
        node.letters().answer("drop", FormParameters.NONE).close();
    }

    @Override
    public void close() throws Exception {
        dropAll();
        node.close();
    }
}
