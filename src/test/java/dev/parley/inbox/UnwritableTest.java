package dev.parley.inbox;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Sids;
import dev.parley.inbox.broker.QueueNames;
import dev.parley.inbox.deadletter.DeadLetter;
import dev.parley.inbox.dispatch.FaultyBroker;
import dev.parley.inbox.dispatch.LaneScheduler;
import dev.parley.inbox.message.EventBatch;
import dev.parley.inbox.message.EventKey;
import dev.parley.inbox.message.StoredEvent;
import dev.parley.inbox.message.Truncation;
import dev.parley.protocol.FormParameters;
import dev.parley.webhook.WebhookEvent;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A dead letter that cannot be written is shortened, and no other one is lost with it. */
@Timeout(value = 3, unit = MINUTES)
class UnwritableTest {
    private static final int MUCH = 60_000;
    private static final int EVENTS = 300;
    private static final String BREAKING =
            """
            - route:
                id: %s
                errorHandler: {noErrorHandler: {}}
                from:
                  uri: twilio-webhook:%s
                  steps:
                    - process: {ref: breaks}
            """;

    private static final Map<String, String> BEHIND =
            Map.of("EventType", "on", "ConversationSid", "CH2", "Body", "behind");

    private final FaultyBroker broker;

    UnwritableTest(@TempDir Path directory) throws Exception {
        broker = FaultyBroker.in(directory);
    }

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    /** Events with values that are too long for a header or contain surrogate pairs. */
    static Stream<Map<String, String>> odd() {
        return Stream.of(
                Map.of("EventType", "on" + "x".repeat(MUCH), "ConversationSid", "CH1"),
                Map.of("EventType", "on\0\r\n\u001b[31m", "ConversationSid", "CH1"),
                Map.of("EventType", "on", "ConversationSid", "CH" + "p".repeat(MUCH)),
                Map.of("EventType", "on", "ConversationSid", "😀".repeat(MUCH / 10)),
                Map.of("EventType", "on", "ConversationSid", "#.*::\0'\""),
                Map.of("EventType", "on", "MessageSid", "IM" + "p".repeat(MUCH)),
                Map.of("EventType", "on", "UserSid", "US" + "p".repeat(MUCH)),
                Map.of("EventType", "on", "ConversationSid", "CH1", "Body", "😀".repeat(MUCH)),
                Map.of("EventType", "on", "ConversationSid", "CH1", "😀".repeat(MUCH), "value"));
    }

    @ParameterizedTest
    @MethodSource("odd")
    void leavesALetterThatHoldsAllThatWasSaid(Map<String, String> said) throws Exception {
        try (Node node = breaking("broken").accepting(BREAKING.formatted("a", "*"))) {
            put(event(said));
            put(event(BEHIND));
            node.dispatching();

            awaitAllHandled();
            assertEquals(
                    Set.of(
                            FormParameters.of(new LinkedHashMap<>(said)),
                            FormParameters.of(new LinkedHashMap<>(BEHIND))),
                    broker.letters().stream().map(DeadLetter::parameters).collect(Collectors.toSet()));
        }
    }

    static Stream<Map<String, String>> oddLanes() {
        return odd().limit(7);
    }

    @ParameterizedTest
    @MethodSource("oddLanes")
    void movesToAQueueOfItsOwnWhatFallsBehind(Map<String, String> said) throws Exception {
        int many = 3 * LaneScheduler.Limits.DEFAULT.perLane();
        try (Node node = breaking("broken").accepting(BREAKING.formatted("a", "*"))) {
            for (int number = 0; number < many; number++) {
                Map<String, String> numbered = new LinkedHashMap<>(said);
                numbered.put("Number", String.valueOf(number));
                put(event(numbered));
            }
            node.dispatching();

            awaitAllHandled();
            await().atMost(2, MINUTES).until(() -> broker.count(QueueNames.DEAD_LETTERS) == many);
        }
    }

    @Test
    void shortensReasonThatQuotesMuch() throws Exception {
        try (Node node = breaking("😀".repeat(500_000)).accepting(BREAKING.formatted("a", "onMessageAdded"))) {
            node.message("CH1", "hello");
            node.dispatching();

            awaitAllHandled();
            String reason = broker.letters().get(0).reason();
            assertTrue(reason.startsWith("😀😀") && reason.endsWith("😀… (1000000 characters)"), reason);
        }
    }

    @Test
    void shortensTheIdOfARoute() throws Exception {
        String route = "r".repeat(MUCH);
        try (Node node = breaking("broken").accepting(BREAKING.formatted(route, "onMessageAdded"))) {
            node.message("CH1", "hello");
            node.dispatching();

            awaitAllHandled();
            assertEquals(Truncation.to(2_000, route), broker.letters().get(0).route());
        }
    }

    @Test
    void findsWhatTheBrokerRefusesAndLosesNoNeighbour() throws Exception {
        broker.refuse(message -> isLetter(message) && message.getEncodeSize() > 20_000);
        try (Node node = breaking("broken").accepting(BREAKING.formatted("a", "onMessageAdded"))) {
            for (int number = 0; number < EVENTS; number++) {
                node.message("CH" + number, "n" + number);
                if (number % 50 == 25) {
                    node.message("CH" + number, number + "-" + "x".repeat(10_000));
                }
            }
            node.dispatching();

            awaitAllHandled();
            List<DeadLetter> letters = broker.letters();
            assertEquals(
                    EVENTS + 6,
                    letters.stream().map(DeadLetter::letter).distinct().count());
            assertEquals(EVENTS + 6, letters.size());
            assertEquals(
                    IntStream.of(25, 75, 125, 175, 225, 275)
                            .mapToObj(number -> Truncation.to(2_000, number + "-" + "x".repeat(10_000)))
                            .sorted()
                            .toList(),
                    letters.stream()
                            .map(UnwritableTest::body)
                            .filter(body -> body.contains("-"))
                            .sorted()
                            .toList());
            assertTrue(broker.faults() > 0);
        }
    }

    @Test
    void keepsLetterWholeWhereTheBrokerRefusesEverythingForAWhile() throws Exception {
        broker.refuse(message -> isLetter(message) && broker.faults() < 5);
        try (Node node = breaking("broken").accepting(BREAKING.formatted("a", "onMessageAdded"))) {
            node.message("CH1", "hello");
            node.message("CH2", "hi");
            node.dispatching();

            awaitAllHandled();
            assertEquals(
                    List.of("hello", "hi"),
                    broker.letters().stream().map(UnwritableTest::body).sorted().toList());
        }
    }

    @Test
    void keepsEventOfSomeMegabytes() throws Exception {
        String body = "ä☂".repeat(500_000);
        try (Node node = breaking("broken").accepting(BREAKING.formatted("a", "onMessageAdded"))) {
            node.store(WebhookEvent.of(
                    "onMessageAdded",
                    FormParameters.of(Map.of("ConversationSid", Sids.of("CH1"), "Body", body)),
                    null));
            node.message("CH1", "behind");
            node.dispatching();

            awaitAllHandled();
            assertEquals(
                    List.of(body, "behind"),
                    broker.letters().stream().map(UnwritableTest::body).toList());
        }
    }

    @Test
    void setsAsideWhatOthersPutThereHoweverBigItIs() throws Exception {
        broker.put(QueueNames.INBOX, message -> message.getBodyBuffer().writeBytes(new byte[300_000]));
        broker.put(QueueNames.INBOX, message -> message.putStringProperty("name", "x".repeat(40_000)));
        try (Node node = breaking("broken").accepting(BREAKING.formatted("a", "onMessageAdded"))) {
            node.message("CH1", "hello");
            node.dispatching();

            awaitAllHandled();
            assertEquals(3, broker.count(QueueNames.DEAD_LETTERS));
        }
    }

    @Test
    void setsAsideWhatOthersPutIntoTheQueueOfALane() throws Exception {
        try (ClientSession session = broker.session()) {
            session.createQueue(QueueConfiguration.of("parked.CH1").setRoutingType(RoutingType.ANYCAST));
        }
        broker.put("parked.CH1", message -> message.getBodyBuffer().writeInt(-1));
        broker.put("parked.CH1", message -> EventBatch.write(message, List.of(event(BEHIND))));
        try (Node node = breaking("broken").accepting(BREAKING.formatted("a", "*"))) {
            node.dispatching();

            await().atMost(1, MINUTES).until(() -> broker.count(QueueNames.DEAD_LETTERS) == 2);
        }
    }

    private Node breaking(String reason) {
        Processor breaks = exchange -> {
            throw new IllegalStateException(reason);
        };
        return new Node(broker.settings()).with("breaks", breaks);
    }

    private static boolean isLetter(Message message) {
        return QueueNames.DEAD_LETTERS.equals(message.getAddress());
    }

    private static StoredEvent event(Map<String, String> said) {
        FormParameters form = FormParameters.of(new LinkedHashMap<>(said));
        String lane = Stream.of("ConversationSid", "MessageSid", "UserSid")
                .flatMap(name -> form.values(name).stream())
                .findFirst()
                .orElseThrow();
        EventKey key = EventKey.ofText(said.toString());
        return new StoredEvent(
                key + "00000000", String.valueOf(form.first("EventType")), lane, 0, form.encode(), null, null);
    }

    /** Stores an event like earlier versions of Parley, which refused nothing. */
    private void put(StoredEvent event) throws Exception {
        broker.put(QueueNames.INBOX, message -> EventBatch.write(message, List.of(event)));
    }

    private static String body(DeadLetter letter) {
        return String.valueOf(letter.parameters().first("Body"));
    }

    private void awaitAllHandled() {
        await().atMost(2, MINUTES).until(() -> broker.count(QueueNames.INBOX) == 0);
    }
}
