package dev.parley.inbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Sids;
import dev.parley.inbox.dispatch.LaneScheduler;
import dev.parley.inbox.message.EventBatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stalled conversation is parked and resumed in order. */
class ParkingTest {
    private static final int MANY = 150;
    private static final String LISTENING =
            """
            - route:
                id: a
                from:
                  uri: twilio-webhook:onMessageAdded
                  steps:
                    - process: {ref: gate}
                    - process: {ref: note}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private final CountDownLatch opened = new CountDownLatch(1);

    @Test
    void movesLongLaneToQueueOfItsOwnAndBack() throws Exception {
        try (Node node = new Node(directory).with("gate", gate()).dispatching(LISTENING)) {
            List<String> said = say(node, 0);
            node.message("CH2", "quick");

            await().until(() -> node.handled.contains("a quick"));
            await().until(() -> node.inbox().isEmpty());
            assertEquals(List.of("parked." + Sids.of("CH1")), node.parkedQueues());
            assertEquals(List.of("a quick"), node.handled);
            int together = 1 + LaneScheduler.Limits.DEFAULT.perLane();
            assertTrue(node.count("parked." + Sids.of("CH1")) < MANY - together + together / EventBatch.MAX_EVENTS + 2);

            opened.countDown();
            await().atMost(Duration.ofMinutes(1)).until(() -> node.handled.size() == MANY + 1);
            assertEquals(said, node.handled.subList(1, MANY + 1));
            await().until(() -> node.parkedQueues().isEmpty());
        }
    }

    @Test
    void goesOnAfterRestartWhereItWas() throws Exception {
        List<String> said = new ArrayList<>();
        try (Node node = new Node(directory).with("gate", gate()).dispatching(LISTENING)) {
            said.addAll(say(node, 0));
            await().until(() -> node.inbox().isEmpty());
        }
        opened.countDown();

        try (Node node = new Node(directory).with("gate", gate()).dispatching(LISTENING)) {
            said.addAll(say(node, MANY));

            await().atMost(Duration.ofMinutes(1)).until(() -> node.handled.size() == 2 * MANY);
            assertEquals(said, node.handled);
            await().until(() -> node.parkedQueues().isEmpty() && node.inbox().isEmpty());
        }
    }

    private Processor gate() {
        return exchange -> {
            Map<?, ?> message = exchange.getMessage().getBody(Map.class);
            if (Sids.of("CH1").equals(message.get("ConversationSid"))) {
                opened.await(1, TimeUnit.MINUTES);
            }
        };
    }

    private static List<String> say(Node node, int from) throws Exception {
        List<String> said = new ArrayList<>();
        for (int number : IntStream.range(from, from + MANY).toArray()) {
            assertEquals(200, node.message("CH1", "n" + number));
            said.add("a n" + number);
        }
        return said;
    }
}
