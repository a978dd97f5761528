package dev.parley.inbox;

import dev.parley.Sids;
import dev.parley.app.TestPipeline;
import dev.parley.inbox.broker.InboxSettings;
import dev.parley.inbox.broker.QueueNames;
import dev.parley.inbox.deadletter.Browsing;
import dev.parley.inbox.deadletter.DeadLetter;
import dev.parley.inbox.deadletter.DeadLetterCommands;
import dev.parley.inbox.message.EventBatch;
import dev.parley.inbox.message.StoredEvent;
import dev.parley.protocol.FormParameters;
import dev.parley.webhook.WebhookEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.camel.Processor;

/** An HTTP server, an inbox in the given folder, and routes whose events are recorded. */
public final class Node implements AutoCloseable {
    private static final String ACCEPTING =
            """
            - route:
                id: webhooks
                from:
                  uri: platform-http:/chat
                  steps:
                    - process: {ref: signed}
                    - to: inbox:webhooks
            - route:
                id: status-callbacks
                from:
                  uri: platform-http:/outbound-status
                  steps:
                    - process: {ref: signed}
                    - to: inbox:status
            - route:
                id: forgetful
                from:
                  uri: platform-http:/forgetful
                  steps:
                    - to: inbox:webhooks
            """;

    private static final String LISTENING =
            """
            - route:
                id: %s
                from:
                  uri: twilio-webhook:onMessageAdded
                  steps:
                    - process: {ref: %s}
            """;

    private final TestPipeline door = new TestPipeline();
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final DurableInbox inbox;
    final List<String> handled = new CopyOnWriteArrayList<>();

    /** Returns a route with that id which sends every new message to a processor. */
    public static String listening(String id, String processor) {
        return LISTENING.formatted(id, processor);
    }

    public Node(Path directory) {
        this(directory, Duration.ofHours(1));
    }

    public Node(Path directory, Duration routeTimeout) {
        this(new InboxSettings(InboxSettings.EMBEDDED, null, null, directory, Duration.ofSeconds(4), routeTimeout));
    }

    public Node(InboxSettings settings) {
        inbox = DurableInbox.open(settings);
        door.inbox(inbox).set("webhooks.verify", "off");
        door.bind("note", (Processor) exchange -> handled.add(exchange.getFromRouteId() + " "
                + exchange.getMessage().getBody(Map.class).get("Body")));
    }

    public Node with(String name, Processor step) {
        door.bind(name, step);
        return this;
    }

    /** Turns the signature check on. */
    Node verifying(String publicUrl, String key) {
        door.set("webhooks.verify", "strict")
                .set("webhooks.public-url", publicUrl)
                .set("webhooks.signing-keys", key);
        return this;
    }

    /** Starts the routes, which accept events from then on. */
    Node accepting(String listening) throws Exception {
        door.loadYaml(ACCEPTING + listening).start();
        return this;
    }

    /** Starts the routes and dispatches the inbox to them. */
    public Node dispatching(String listening) throws Exception {
        accepting(listening);
        dispatching();
        return this;
    }

    /** Dispatches the inbox to the started routes. */
    public void dispatching() throws Exception {
        inbox.dispatch(door::listeners, workers);
    }

    /**
     * Sends onMessageAdded as Twilio does, and returns the response.
     *
     * @param conversation what {@link Sids} makes a SID of
     */
    public int message(String conversation, String body) throws Exception {
        return post(
                "/chat",
                "EventType=onMessageAdded&ConversationSid=" + Sids.of(conversation) + "&MessageSid="
                        + Sids.of("IM" + body) + "&DateCreated=2026-11-22T12:00:00.000Z&Body=" + body);
    }

    public int post(String path, String form) throws Exception {
        return door.postForm(path, form).statusCode();
    }

    public int post(String path, String form, String idempotencyToken) throws Exception {
        return door.postForm(path, form, "I-Twilio-Idempotency-Token", idempotencyToken)
                .statusCode();
    }

    /** Puts an event into the inbox, without the checks of the HTTP server. */
    void store(WebhookEvent event) {
        inbox.store(event).join();
    }

    /** Puts a foreign message into the inbox. */
    void putIntoInbox(byte[] body) throws Exception {
        putIntoInbox(message -> message.getBodyBuffer().writeBytes(body));
    }

    /** Puts two simultaneous events into one message of the inbox. */
    void putTogether(String conversation, String body, String otherConversation, String otherBody) throws Exception {
        putIntoInbox(message ->
                EventBatch.write(message, List.of(said(conversation, body), said(otherConversation, otherBody))));
    }

    private static StoredEvent said(String conversation, String body) {
        Map<String, String> parameters = Map.of("ConversationSid", conversation, "Body", body);
        return StoredEvent.now(WebhookEvent.of("onMessageAdded", FormParameters.of(parameters), null));
    }

    private static void putIntoInbox(Consumer<ClientMessage> writing) throws Exception {
        try (ServerLocator locator = ActiveMQClient.createServerLocator(InboxSettings.EMBEDDED);
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = factory.createSession()) {
            ClientMessage message = session.createMessage(true);
            writing.accept(message);
            session.createProducer(QueueNames.INBOX).send(message);
        }
    }

    /** Returns how many messages of any kind are in a queue. */
    long count(String queue) throws Exception {
        try (ServerLocator locator = ActiveMQClient.createServerLocator(InboxSettings.EMBEDDED);
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = factory.createSession()) {
            return session.queueQuery(SimpleString.of(queue)).getMessageCount();
        }
    }

    /** Returns the names of the queues of parked lanes. */
    List<String> parkedQueues() throws Exception {
        try (ServerLocator locator = ActiveMQClient.createServerLocator(InboxSettings.EMBEDDED);
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = factory.createSession()) {
            return session.addressQuery(SimpleString.of(QueueNames.PARKED + "#")).getQueueNames().stream()
                    .map(SimpleString::toString)
                    .toList();
        }
    }

    /** Browses the events in the inbox. */
    List<String> inbox() throws Exception {
        return browse(QueueNames.INBOX, message -> EventBatch.read(message).stream()
                .map(event -> event.type() + " " + event.event().parameters().first("Body")));
    }

    /** Browses the dead letters. */
    List<String> deadLetters() throws Exception {
        return browse(QueueNames.DEAD_LETTERS, message -> {
            DeadLetter letter = DeadLetter.read(message);
            return Stream.of(letter.type() + " " + letter.parameters().first("Body") + " " + letter.route() + " "
                    + letter.reason());
        });
    }

    private static List<String> browse(String queue, Function<ClientMessage, Stream<String>> reading) throws Exception {
        List<String> messages = new ArrayList<>();
        try (ServerLocator locator = ActiveMQClient.createServerLocator(InboxSettings.EMBEDDED);
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = factory.createSession()) {
            Browsing.of(session, queue)
                    .forEach(message -> reading.apply(message).forEach(messages::add));
        }
        return messages;
    }

    /** Returns what can be done with the dead letters. */
    DeadLetterCommands letters() {
        return inbox.deadLetters();
    }

    @Override
    public void close() throws Exception {
        inbox.pause();
        door.close();
        inbox.close();
        workers.shutdownNow();
    }
}
