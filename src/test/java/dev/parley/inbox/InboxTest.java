package dev.parley.inbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes in, and what is turned away. */
class InboxTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

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
    void dropsWhatTwilioSaysTwice() throws Exception {
        try (Node node = new Node(directory).dispatching(Node.listening("a", "note"))) {
            node.message("CH1", "once");
            node.message("CH1", "once");
            node.message("CH1", "last");

            await().until(() -> node.heard.contains("a last"));
            assertEquals(List.of("a once", "a last"), node.heard);
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
