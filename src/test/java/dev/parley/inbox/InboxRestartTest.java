package dev.parley.inbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
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

/** A restarted inbox continues where the last one stopped. */
class InboxRestartTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void handsOverAfterRestartWhatWasAcceptedBefore() throws Exception {
        try (Node accepts = new Node(directory).accepting(Node.listening("a", "note"))) {
            assertEquals(200, accepts.message("CH1", "hello"));
            assertEquals(List.of("onMessageAdded hello"), accepts.inbox());
        }
        try (Node dispatches = new Node(directory).dispatching(Node.listening("a", "note"))) {
            await().until(() -> dispatches.handled.size() == 1);
            assertEquals(List.of("a hello"), dispatches.handled);
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
        Node stops = new Node(directory).with("hangs", hangs).dispatching(Node.listening("a", "hangs"));
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
        String listening = Node.listening("a", "gate") + Node.listening("b", "note");
        try (Node stops = new Node(directory).with("gate", gate).dispatching(listening)) {
            stops.putTogether("CH1", "quick", "CH2", "slow");
            await().until(() -> stops.handled.contains("b quick"));
        }

        try (Node next = new Node(directory)) {
            assertEquals(List.of("onMessageAdded quick", "onMessageAdded slow"), next.inbox());
        }
        never.countDown();
        try (Node next = new Node(directory).with("gate", gate).dispatching(listening)) {
            await().until(() -> !next.handled.isEmpty());
            await().until(() -> next.inbox().isEmpty());
            assertEquals(List.of("b slow"), next.handled);
        }
    }

    @Test
    void acknowledgesWhatHasFinishedBeforeItStops() throws Exception {
        Node stops = new Node(directory).dispatching(Node.listening("a", "note"));
        for (int number : IntStream.range(0, 100).toArray()) {
            stops.message("CH" + number, "n" + number);
        }
        await().until(() -> stops.handled.size() == 100);
        stops.close();

        try (Node next = new Node(directory)) {
            assertEquals(List.of(), next.inbox());
        }
    }

    @Test
    void losesNothingOfWhatStillComesWhileItStops() throws Exception {
        try (Node accepts = new Node(directory).accepting(Node.listening("a", "note"))) {
            for (int number : IntStream.range(0, 300).toArray()) {
                accepts.message("CH" + number, "n" + number);
            }
        }
        List<String> handled = new ArrayList<>();
        for (int round = 1; handled.size() < 300; round++) {
            int enough = Math.min(300, 25 * round);
            try (Node node = new Node(directory).dispatching(Node.listening("a", "note"))) {
                await().until(() -> handled.size() + node.handled.size() >= enough);
                node.close();
                handled.addAll(node.handled);
            }
        }

        assertEquals(300, Set.copyOf(handled).size());
        assertEquals(300, handled.size());
    }
}
