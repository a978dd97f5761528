package dev.parley.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A conversation with a phone that a message did not reach. */
class UndeliveredRouteTest {
    private final UndeliveredRoutes undelivered = new UndeliveredRoutes();

    @AfterEach
    void close() throws Exception {
        undelivered.close();
    }

    @Test
    void isNotToldUnlessASettingSaysSo() throws Exception {
        undelivered.tellNobody();

        assertEquals(List.of(), undelivered.routes().listeners().to("onDeliveryUpdated"));
        assertEquals(List.of(), undelivered.routes().listeners().to("status"));
    }

    @Test
    void isToldByTheBot() throws Exception {
        undelivered.tellConversation();
        String message = undelivered.says("alice", "Your order is ready.");

        undelivered.delivery("SM1", message, "undelivered");

        assertEquals(List.of("Your order is ready.", notice(0)), undelivered.said("body"));
        assertEquals(List.of("alice", "parley-bot"), undelivered.said("author"));
    }

    @Test
    void isToldInTheServiceThatTheEventNames() throws Exception {
        undelivered.tellConversation();
        undelivered.moveToAnotherService();
        String message = undelivered.says("alice", "Your order is ready.");

        undelivered.delivery("SM1", message, "undelivered");

        assertEquals(
                List.of(
                        "Your order is ready.",
                        notice(0).replace(UndeliveredRoutes.PHONE, UndeliveredRoutes.PHONE_ELSEWHERE)),
                undelivered.said("body"));
    }

    @Test
    void findsTheMessageInTheAttributesOfTheNotice() throws Exception {
        undelivered.tellConversation();
        String message = undelivered.says("alice", "Your order is ready.");

        undelivered.delivery("SM1", message, "failed");

        assertEquals(
                "{\"undelivered\":\"" + message
                        + "\",\"parleyEventId\":\"…\",\"parleyStep\":\"to-undelivered-notice\"}",
                undelivered.said("attributes").get(1).replaceFirst("[0-9a-f]{40}", "…"));
    }

    @Test
    void isToldOnceWhenTheEventComesTwice() throws Exception {
        undelivered.tellConversation();
        String message = undelivered.says("alice", "Your order is ready.");

        undelivered.delivery("SM1", message, "undelivered");
        undelivered.delivery("SM1", message, "undelivered");

        assertEquals(List.of("Your order is ready.", notice(0)), undelivered.said("body"));
    }

    @Test
    void isToldWhenACallbackCameFirst() throws Exception {
        undelivered.tellConversation();
        String message = undelivered.says("alice", "Your order is ready.");

        undelivered.callback("SM1", UndeliveredRoutes.PHONE, "undelivered");
        undelivered.delivery("SM1", message, "undelivered");

        assertEquals(List.of("Your order is ready.", notice(0)), undelivered.said("body"));
    }

    @Test
    void isNotToldWhatIsGoodNewsOrLate() throws Exception {
        undelivered.tellConversation();
        String message = undelivered.says("alice", "Your order is ready.");

        undelivered.delivery("SM1", message, "sent");
        undelivered.delivery("SM1", message, "delivered");
        undelivered.delivery("SM1", message, "undelivered");

        assertEquals(List.of("Your order is ready."), undelivered.said("body"));
    }

    @Test
    void isNotToldOfWhatIsGone() throws Exception {
        undelivered.tellConversation();

        undelivered.delivery("SM1", "IM" + "1".repeat(32), "undelivered");

        assertEquals(List.of(), undelivered.said("body"));
    }

    @Test
    void isToldWhenTwilioHasTimeAgain() throws Exception {
        undelivered.tellConversation();
        String message = undelivered.says("alice", "Your order is ready.");
        undelivered.routes().post("/sandbox/faults", "Path=/v1/Conversations&Status=503&Times=2");

        undelivered.delivery("SM1", message, "undelivered");

        assertEquals(List.of("Your order is ready.", notice(0)), undelivered.said("body"));
    }

    @Test
    void isNotToldThatTheNoticeItselfDidNotArrive(@TempDir Path directory) throws Exception {
        undelivered.tellConversationOfWhatTheSandboxSays(directory);
        undelivered.routes().post("/sandbox/phones/" + UndeliveredRoutes.PHONE, "Status=undelivered&ErrorCode=30003");

        undelivered.says("alice", "Your order is ready.");
        await().until(() -> undelivered.failures() == 2);
        // The events of a conversation go in order: what is told after this was not told of the notice.
        undelivered.says("alice", "Are you there?");
        await().until(() -> undelivered.failures() >= 4);

        assertEquals(List.of("Your order is ready.", notice(0), "Are you there?", notice(2)), undelivered.said("body"));
    }

    @Test
    void getsNoAnswerByTheBotToTheNotice() throws Exception {
        undelivered.tellConversation("reply");
        undelivered.delivery("SM1", undelivered.says("alice", "Your order is ready."), "undelivered");
        String attributes = undelivered.said("attributes").get(1);

        for (String author : List.of("parley-bot", "alice")) {
            undelivered
                    .routes()
                    .hear(
                            "onMessageAdded",
                            Map.of(
                                    "ConversationSid",
                                    undelivered.conversation(),
                                    "Author",
                                    author,
                                    "Body",
                                    "hello",
                                    "Attributes",
                                    attributes));
        }

        assertEquals(List.of("Your order is ready.", notice(0)), undelivered.said("body"));
    }

    private static String notice(int index) {
        return "Message " + index + ", by alice, to " + UndeliveredRoutes.PHONE + " is undelivered: "
                + UndeliveredRoutes.FAULT + ".";
    }
}
