package dev.parley.inbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {
    private static final String LISTENING =
            """
            - route:
                id: %s
                from:
                  uri: twilio-webhook:onMessageAdded
                  steps:
                    - process: {ref: %s}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void handsEventToEveryRouteThatListensInOrderOfTheirIds() throws Exception {
        try (Node node =
                new Node(directory).dispatching(LISTENING.formatted("b", "note") + LISTENING.formatted("a", "note"))) {
            assertEquals(200, node.message("CH1", "hello"));

            await().until(() -> node.heard.size() == 2);
            assertEquals(List.of("a hello", "b hello"), node.heard);
        }
    }

    @Test
    void handsOverAfterRestartWhatWasAcceptedBefore() throws Exception {
        try (Node accepts = new Node(directory).accepting(LISTENING.formatted("a", "note"))) {
            assertEquals(200, accepts.message("CH1", "hello"));
            assertEquals(List.of("onMessageAdded hello"), accepts.inbox());
        }
        try (Node dispatches = new Node(directory).dispatching(LISTENING.formatted("a", "note"))) {
            await().until(() -> dispatches.heard.size() == 1);
            assertEquals(List.of("a hello"), dispatches.heard);
            await().until(() -> dispatches.inbox().isEmpty());
        }
    }

    @Test
    void keepsWhatNoRouteHasFinishedWhenItStops() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Processor hangs = exchange -> {
            begun.countDown();
            never.await(1, TimeUnit.MINUTES);
        };
        Node stops = new Node(directory).with("hangs", hangs).dispatching(LISTENING.formatted("a", "hangs"));
        stops.message("CH1", "hello");
        assertTrue(begun.await(1, TimeUnit.MINUTES));
        stops.close();

        try (Node next = new Node(directory)) {
            assertEquals(List.of("onMessageAdded hello"), next.inbox());
        }
    }

    @Test
    void repeatsNothingForTheSakeOfWhatCameInTheSameMessage() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Processor gate = exchange -> {
            Map<?, ?> message = exchange.getMessage().getBody(Map.class);
            if ("slow".equals(message.get("Body"))) {
                never.await(1, TimeUnit.MINUTES);
            }
        };
        String listening = LISTENING.formatted("a", "gate") + LISTENING.formatted("b", "note");
        try (Node stops = new Node(directory).with("gate", gate).dispatching(listening)) {
            stops.putTogether("CH1", "quick", "CH2", "slow");
            await().until(() -> stops.heard.contains("b quick"));
        }

        try (Node next = new Node(directory)) {
            assertEquals(List.of("onMessageAdded quick", "onMessageAdded slow"), next.inbox());
        }
        never.countDown();
        try (Node next = new Node(directory).with("gate", gate).dispatching(listening)) {
            await().until(() -> !next.heard.isEmpty());
            await().until(() -> next.inbox().isEmpty());
            assertEquals(List.of("b slow"), next.heard);
        }
    }

    @Test
    void acknowledgesWhatHasFinishedBeforeItStops() throws Exception {
        Node stops = new Node(directory).dispatching(LISTENING.formatted("a", "note"));
        for (int number : IntStream.range(0, 100).toArray()) {
            stops.message("CH" + number, "n" + number);
        }
        await().until(() -> stops.heard.size() == 100);
        stops.close();

        try (Node next = new Node(directory)) {
            assertEquals(List.of(), next.inbox());
        }
    }

    @Test
    void losesNothingOfWhatStillComesWhileItStops() throws Exception {
        try (Node accepts = new Node(directory).accepting(LISTENING.formatted("a", "note"))) {
            for (int number : IntStream.range(0, 300).toArray()) {
                accepts.message("CH" + number, "n" + number);
            }
        }
        List<String> heard = new ArrayList<>();
        for (int round = 1; heard.size() < 300; round++) {
            int enough = Math.min(300, 25 * round);
            try (Node node = new Node(directory).dispatching(LISTENING.formatted("a", "note"))) {
                await().until(() -> heard.size() + node.heard.size() >= enough);
                node.close();
                heard.addAll(node.heard);
            }
        }

        assertEquals(300, Set.copyOf(heard).size());
        assertEquals(300, heard.size());
    }

    @Test
    void handlesEachConversationInOrder() throws Exception {
        try (Node node = new Node(directory)
                .dispatching(
                        """
                - route:
                    id: slow
                    from:
                      uri: twilio-webhook:onMessageAdded
                      steps:
                        - delay: {expression: {simple: "${random(1,5)}"}}
                        - process: {ref: note}
                """)) {
            List<String> said = new ArrayList<>();
            for (int number : IntStream.range(0, 60).toArray()) {
                said.add("slow c" + number % 3 + "n" + number);
                node.message("CH" + number % 3, "c" + number % 3 + "n" + number);
            }

            await().until(() -> node.heard.size() == 60);
            for (String conversation : List.of("c0", "c1", "c2")) {
                assertEquals(of(conversation, said), of(conversation, node.heard));
            }
        }
    }

    private static List<String> of(String conversation, List<String> messages) {
        return messages.stream()
                .filter(message -> message.contains(conversation))
                .toList();
    }

    @Test
    void letsNoConversationWaitForAnother() throws Exception {
        CountDownLatch opened = new CountDownLatch(1);
        Processor gate = exchange -> {
            Map<?, ?> message = exchange.getMessage().getBody(Map.class);
            if ("slow".equals(message.get("Body"))) {
                opened.await(1, TimeUnit.MINUTES);
            }
        };
        try (Node node = new Node(directory)
                .with("gate", gate)
                .dispatching(LISTENING.formatted("a", "gate") + LISTENING.formatted("b", "note"))) {
            node.message("CH1", "slow");
            node.message("CH1", "behind");
            node.message("CH2", "quick");

            await().until(() -> node.heard.contains("b quick"));
            assertEquals(List.of("b quick"), node.heard);

            opened.countDown();
            await().until(() -> node.heard.size() == 3);
            assertEquals(List.of("b quick", "b slow", "b behind"), node.heard);
        }
    }

    @Test
    void keepsWhatFailedForGoodWithItsReasonAndGoesOn() throws Exception {
        Processor breaks = exchange -> {
            throw new IllegalStateException("no such flow");
        };
        try (Node node = new Node(directory)
                .with("breaks", breaks)
                .dispatching(LISTENING.formatted("a", "breaks") + LISTENING.formatted("b", "note"))) {
            node.message("CH1", "hello");

            await().until(() -> node.heard.contains("b hello") && node.inbox().isEmpty());
            assertEquals(List.of("onMessageAdded hello a no such flow"), node.deadLetters());
        }
    }

    @Test
    void goesOnBehindRouteThatNeverEnds() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Processor hangs = exchange -> {
            Map<?, ?> message = exchange.getMessage().getBody(Map.class);
            if ("slow".equals(message.get("Body"))) {
                never.await(1, TimeUnit.MINUTES);
            }
        };
        String listening = LISTENING.formatted("a", "hangs").replace("steps:", "steps:\n        - threads: {}");
        try (Node node = new Node(directory, Duration.ofMillis(120))
                .with("hangs", hangs)
                .dispatching(listening + LISTENING.formatted("b", "note"))) {
            node.message("CH1", "slow");
            node.message("CH1", "behind");

            await().until(() -> node.heard.equals(List.of("b slow", "b behind")));
            assertEquals(
                    List.of("onMessageAdded slow a The route has not ended within inbox.route-timeout, 0.12s: the"
                            + " conversation goes on without it."),
                    node.deadLetters());
            never.countDown();
        }
    }

    @Test
    void setsAsideWhatOthersPutThereAndGoesOn() throws Exception {
        try (Node node = new Node(directory).dispatching(LISTENING.formatted("a", "note"))) {
            node.putIntoInbox(new byte[0]);
            node.putIntoInbox(new byte[] {0, 0, 0, 1, 0, 0, 0, 127});
            node.message("CH1", "hello");

            await().until(() -> node.heard.equals(List.of("a hello")) && node.count(Queues.INBOX) == 0);
            assertEquals(2, node.count(Queues.DEAD_LETTERS));
        }
    }

    @Test
    void dropsWhatTwilioSaysTwice() throws Exception {
        try (Node node = new Node(directory).dispatching(LISTENING.formatted("a", "note"))) {
            node.message("CH1", "once");
            node.message("CH1", "once");
            node.message("CH1", "last");

            await().until(() -> node.heard.contains("a last"));
            assertEquals(List.of("a once", "a last"), node.heard);
        }
    }

    @Test
    void takesStatusCallbackWhateverItsEventType() throws Exception {
        try (Node node = new Node(directory)
                .dispatching(
                        """
                - route:
                    id: status
                    from:
                      uri: twilio-webhook:status
                      steps:
                        - process: {ref: note}
                """)) {
            node.post("/outbound-status", "MessageSid=SM1&MessageStatus=read&EventType=READ&Body=receipt");

            await().until(() -> node.heard.size() == 1);
            assertEquals(List.of("status receipt"), node.heard);
        }
    }

    @Test
    void takesNothingFromRouteThatForgotTheSignature() throws Exception {
        try (Node node = new Node(directory).accepting("")) {
            assertEquals(403, node.post("/forgetful", "EventType=onMessageAdded&ConversationSid=CH1"));

            assertEquals(List.of(), node.inbox());
        }
    }

    @Test
    void takesNothingUnsigned() throws Exception {
        try (Node node =
                new Node(directory).verifying("https://chat.example.com", "key").accepting("")) {
            assertEquals(403, node.message("CH1", "hello"));

            assertEquals(List.of(), node.inbox());
        }
    }

    @Test
    void refusesWebhookWithoutEventType() throws Exception {
        try (Node node = new Node(directory).accepting("")) {
            assertEquals(400, node.post("/chat", "ConversationSid=CH1"));
        }
    }
}
