package dev.parley.inbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.Sids;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event that Twilio sends twice is accepted twice and handled once; a similar event is not a repeat. */
class RepeatsTest {
    private static final String LISTENING =
            """
            - route:
                id: a
                from:
                  uri: twilio-webhook:onMessageAdded
                  steps:
                    - process: {ref: note}
            - route:
                id: status
                from:
                  uri: twilio-webhook:status
                  steps:
                    - setBody: {simple: "${body[MessageStatus]}"}
                    - process: {ref: hear}
            - route:
                id: user
                from:
                  uri: twilio-webhook:onUserUpdated
                  steps:
                    - setBody: {simple: "${body[IsOnline]}"}
                    - process: {ref: hear}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private final List<Object> handled = new CopyOnWriteArrayList<>();

    private Node node() throws Exception {
        return new Node(directory)
                .with("hear", exchange -> handled.add(exchange.getMessage().getBody()))
                .dispatching(LISTENING);
    }

    @Test
    void areKnownAfterRestart() throws Exception {
        try (Node before = node()) {
            for (int number : IntStream.range(0, 50).toArray()) {
                before.message("CH" + number % 5, "n" + number);
            }
            await().until(() -> before.handled.size() == 50);
        }

        try (Node after = node()) {
            for (int number : IntStream.range(0, 50).toArray()) {
                assertEquals(200, after.message("CH" + number % 5, "n" + number));
            }
            after.message("CH1", "new");

            await().until(() -> after.inbox().isEmpty() && !after.handled.isEmpty());
            assertEquals(List.of("a new"), after.handled);
        }
    }

    @Test
    void areHandledOnceWhenTheyComeAtTheSameInstant() throws Exception {
        try (Node node = node()) {
            for (int number : IntStream.range(0, 30).toArray()) {
                CompletableFuture<?>[] both = IntStream.range(0, 4)
                        .mapToObj(copy -> CompletableFuture.supplyAsync(() -> message(node, number)))
                        .toArray(CompletableFuture[]::new);
                CompletableFuture.allOf(both).join();
            }

            await().until(() -> node.inbox().isEmpty());
            await().until(() -> node.handled.size() >= 30);
            assertEquals(
                    IntStream.range(0, 30).mapToObj(number -> "a n" + number).toList(), node.handled);
        }
    }

    private static int message(Node node, int number) {
        try {
            return node.message("CH1", "n" + number);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void areNotTwoStatusesOfOneMessage() throws Exception {
        try (Node node = node()) {
            for (String status : List.of("sent", "delivered", "sent")) {
                node.post("/outbound-status", "MessageSid=" + Sids.of("SM1") + "&MessageStatus=" + status);
            }

            await().until(() -> node.inbox().isEmpty() && handled.size() >= 2);
            assertEquals(List.of("sent", "delivered"), handled);
        }
    }

    @Test
    void areNotOnlineOfflineOnlineOfOneUser() throws Exception {
        try (Node node = node()) {
            int token = 0;
            for (String online : List.of("true", "false", "true")) {
                node.post(
                        "/chat",
                        "EventType=onUserUpdated&UserSid=" + Sids.of("US1") + "&IsOnline=" + online,
                        "token-" + token++);
            }

            await().until(() -> handled.size() == 3);
            assertEquals(List.of("true", "false", "true"), handled);
        }
    }
}
