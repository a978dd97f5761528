package dev.parley.inbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.parley.LogLines;
import dev.parley.Sids;
import dev.parley.protocol.http.RefusalLog;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which requests are stored and which are refused. */
class InboxTest {
    private static final String ADDED = "EventType=onMessageAdded";

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
            node.post(
                    "/outbound-status",
                    "MessageSid=" + Sids.of("SM1") + "&MessageStatus=read&EventType=READ&Body=receipt");

            await().until(() -> node.handled.size() == 1);
            assertEquals(List.of("status receipt"), node.handled);
        }
    }

    @Test
    void takesNothingFromRouteThatForgotTheSignature() throws Exception {
        try (Node node = new Node(directory).accepting("")) {
            assertEquals(403, node.post("/forgetful", "EventType=onMessageAdded&ConversationSid=" + Sids.of("CH1")));

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

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("/chat", "ConversationSid=" + Sids.of("CH1"), "EventType is missing."),
                arguments("/chat", "EventType=+&ConversationSid=" + Sids.of("CH1"), "EventType is missing."),
                arguments(
                        "/chat",
                        ADDED + "&Identity=alice&ConversationSid=+",
                        "it has none of ConversationSid, MessageSid, UserSid."),
                arguments(
                        "/chat",
                        ADDED + "&ConversationSid=CH" + "p".repeat(60_000),
                        "ConversationSid is \"CHpp…\" (60002 characters): expected CH and 32 hex digits."),
                arguments(
                        "/chat",
                        ADDED + "&ConversationSid=%0D%0A%E2%98%82&UserSid=" + Sids.of("US1"),
                        "ConversationSid is \"???…\" (3 characters): expected CH and 32 hex digits."),
                arguments(
                        "/chat",
                        ADDED + "&ConversationSid=" + Sids.of("CH1") + "%0A",
                        "ConversationSid is \"CH" + Sids.of("CH1").substring(2, 4)
                                + "…\" (35 characters): expected CH and 32 hex digits."),
                arguments(
                        "/chat",
                        "EventType=onUserUpdated&UserSid=alice",
                        "UserSid is \"alic…\" (5 characters): expected US and 32 hex digits."),
                arguments("/outbound-status", "MessageStatus=sent", "it has none of MessageSid, SmsSid."),
                arguments(
                        "/outbound-status",
                        "MessageStatus=sent&MessageSid=SM1",
                        "MessageSid is \"SM1…\" (3 characters): expected SM or MM and 32 hex digits."));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatIsNotWhatTwilioSays(String path, String form, String why) throws Exception {
        try (Node node = new Node(directory).accepting("");
                LogLines log = LogLines.of(RefusalLog.class)) {
            assertEquals(400, node.post(path, form));

            assertEquals(List.of(), node.inbox());
            assertEquals(
                    List.of(
                            path.equals("/chat")
                                    ? "WARN Refused what route webhooks put into the inbox: " + why
                                    : "WARN Refused what route status-callbacks put into the inbox: " + why),
                    log.lines());
        }
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                arguments("/chat", ADDED + "&ConversationSid=" + Sids.of("CH1")),
                arguments("/chat", ADDED + "&ConversationSid=" + Sids.of("CH1") + "&MessageSid=nonsense"),
                arguments("/chat", "EventType=onUserUpdated&ConversationSid=&UserSid=" + Sids.of("US1")),
                arguments("/chat", "EventType=onNobodyKnows&ConversationSid=" + Sids.of("CH1")),
                arguments("/chat", "EventType=" + "x".repeat(60_000) + "&ConversationSid=" + Sids.of("CH1")),
                arguments("/outbound-status", "MessageStatus=sent&MessageSid=" + Sids.of("MM1")),
                arguments("/outbound-status", "MessageStatus=sent&SmsSid=" + Sids.of("SM1")));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void takesWhatTwilioMaySay(String path, String form) throws Exception {
        try (Node node = new Node(directory).accepting("")) {
            assertEquals(200, node.post(path, form));

            assertEquals(1, node.inbox().size());
        }
    }
}
