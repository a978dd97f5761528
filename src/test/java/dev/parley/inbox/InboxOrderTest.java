package dev.parley.inbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which routes receive an accepted event, and in which order. */
class InboxOrderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void handsEventToEveryRouteThatListensInOrderOfTheirIds() throws Exception {
        try (Node node = new Node(directory).dispatching(Node.listening("b", "note") + Node.listening("a", "note"))) {
            assertEquals(200, node.message("CH1", "hello"));

            await().until(() -> node.handled.size() == 2);
            assertEquals(List.of("a hello", "b hello"), node.handled);
        }
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

            await().until(() -> node.handled.size() == 60);
            for (String conversation : List.of("c0", "c1", "c2")) {
                assertEquals(of(conversation, said), of(conversation, node.handled));
            }
        }
    }

    private static List<String> of(String conversation, List<String> messages) {
        return messages.stream()
                .filter(message -> message.contains(conversation))
                .toList();
    }
}
