package dev.parley.inbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.Sids;
import dev.parley.inbox.broker.QueueNames;
import dev.parley.protocol.FormParameters;
import dev.parley.webhook.WebhookEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The inbox continues after events that fail, hang or cannot be read. */
class InboxTroubleTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void keepsWhatFailedForGoodWithItsReasonAndGoesOn() throws Exception {
        Processor breaks = exchange -> {
            throw new IllegalStateException("no such flow");
        };
        try (Node node = new Node(directory)
                .with("breaks", breaks)
                .dispatching(Node.listening("a", "breaks") + Node.listening("b", "note"))) {
            node.message("CH1", "hello");

            await().until(() -> node.handled.contains("b hello") && node.inbox().isEmpty());
            assertEquals(List.of("onMessageAdded hello a no such flow"), node.deadLetters());
        }
    }

    @Test
    void handlesEventOfSomeMegabytes() throws Exception {
        String body = "ä☂".repeat(500_000);
        try (Node node = new Node(directory).dispatching(Node.listening("a", "note"))) {
            node.store(WebhookEvent.of(
                    "onMessageAdded",
                    FormParameters.of(Map.of("ConversationSid", Sids.of("CH1"), "Body", body)),
                    null));
            node.message("CH1", "behind");

            await().until(() -> node.handled.size() == 2 && node.inbox().isEmpty());
            assertEquals(List.of("a " + body, "a behind"), node.handled);
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
        String listening = Node.listening("a", "hangs").replace("steps:", "steps:\n        - threads: {}");
        try (Node node = new Node(directory, Duration.ofMillis(120))
                .with("hangs", hangs)
                .dispatching(listening + Node.listening("b", "note"))) {
            node.message("CH1", "slow");
            node.message("CH1", "behind");

            await().until(() -> node.handled.equals(List.of("b slow", "b behind")));
            assertEquals(
                    List.of("onMessageAdded slow a The route has not ended within inbox.route-timeout, 0.12s: the"
                            + " conversation continues without it."),
                    node.deadLetters());
            never.countDown();
        }
    }

    @Test
    void setsAsideWhatOthersPutThereAndGoesOn() throws Exception {
        try (Node node = new Node(directory).dispatching(Node.listening("a", "note"))) {
            node.putIntoInbox(new byte[0]);
            node.putIntoInbox(new byte[] {0, 0, 0, 1, 0, 0, 0, 127});
            node.message("CH1", "hello");

            await().until(() -> node.handled.equals(List.of("a hello")) && node.count(QueueNames.INBOX) == 0);
            assertEquals(2, node.count(QueueNames.DEAD_LETTERS));
        }
    }
}
