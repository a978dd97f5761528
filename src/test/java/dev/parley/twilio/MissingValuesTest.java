package dev.parley.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls whose expressions have no value. */
class MissingValuesTest {
    private static final String CREATE = "conversations/messages/create";
    private static final String HERE = "conversationSid: CH1";

    private final FakeTwilio twilio = new FakeTwilio();
    private final Routes routes = new Routes(twilio.settings());

    @AfterEach
    void stop() throws Exception {
        routes.close();
        twilio.close();
    }

    @Test
    void leavesOutWhatHasNoValue() {
        routes.start(CREATE, HERE, "body: ${body[text]}", "author: ${header.nobody}", "subject: ${body[subject]}");
        Map<String, Object> body = new HashMap<>();
        body.put("text", "hello");
        body.put("subject", null);

        assertNull(routes.send(body).getException());
        assertEquals(Set.of("Body"), twilio.only().form().all().keySet());
    }

    @Test
    void namesAllThatIsRequiredAndHasNoValue() {
        routes.start("conversations/messages/fetch", "conversationSid: ${body[chat]}", "sid: ${header.message}");

        assertUnsent(
                "conversations/messages/fetch was not sent: conversationSid is missing: ${body[chat]} has no value;"
                        + " sid is missing: ${header.message} has no value. Not retried: repeating cannot help.",
                routes.send(Map.of()));
    }

    @Test
    void failsForGoodWhereRequiredValueIsAbsent() {
        routes.start(CREATE, "conversationSid: ${body[ConversationSid]}", "body: hello");

        assertUnsent(
                "conversations/messages/create was not sent: conversationSid is missing: ${body[ConversationSid]} has no"
                        + " value. Not retried: repeating cannot help.",
                routes.send(Map.of()));
    }

    private void assertUnsent(String message, Exchange done) {
        assertEquals(message, done.getException().getMessage());
        assertEquals(List.of(), twilio.asked());
    }
}
