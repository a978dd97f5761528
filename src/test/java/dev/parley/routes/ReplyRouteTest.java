package dev.parley.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplyRouteTest {
    private final EventRoutes routes = new EventRoutes();
    private String conversation = "";

    @BeforeEach
    void start() throws Exception {
        routes.start("reply");
        conversation = routes.conversation();
    }

    @AfterEach
    void close() throws Exception {
        routes.close();
    }

    @Test
    void answersPerson() throws Exception {
        says("alice", "Hello there", "{}");

        assertEquals(List.of("Hello! What can I do for you?"), bodies());
        assertEquals(List.of("parley-bot"), routes.all(messages(), "messages", "author"));
    }

    @Test
    void answersOnceWhenTheEventComesTwice() throws Exception {
        says("alice", "Hello there", "{}");
        says("alice", "Hello there", "{}");

        assertEquals(List.of("Hello! What can I do for you?"), bodies());
    }

    @Test
    void answersOnceInTheServiceThatTheEventNames() throws Exception {
        String service = routes.service();
        String there = routes.post(service + "/Conversations", "").path("sid").asText();
        Map<String, String> said = Map.of(
                "ConversationSid", there,
                "ChatServiceSid", service.replaceFirst(".*/", ""),
                "Author", "alice",
                "Body", "Hello there",
                "DateCreated", "2026-11-22T12:00:00.000Z");

        routes.hear("onMessageAdded", said);
        routes.hear("onMessageAdded", said);

        assertEquals(
                List.of("Hello! What can I do for you?"),
                routes.all(service + "/Conversations/" + there + "/Messages", "messages", "body"));
    }

    @Test
    void answersMessageWithoutWords() throws Exception {
        routes.hear("onMessageAdded", Map.of("ConversationSid", conversation, "Author", "alice", "DateCreated", "now"));

        assertEquals(1, bodies().size());
    }

    @Test
    void neverAnswersItself() throws Exception {
        says("parley-bot", "Hello! What can I do for you?", "{}");

        assertEquals(List.of(), bodies());
    }

    @Test
    void neverAnswersTheHost() throws Exception {
        says("Tackleton", "Hello", "{}");

        assertEquals(List.of(), bodies());
    }

    @Test
    void neverAnswersAnotherBot() throws Exception {
        says("their-bot", "Hello", "{\"parleyEventId\":\"0f\"}");
        says("system", "Hello", "{}");

        assertEquals(List.of(), bodies());
    }

    @Test
    void leavesTheAnswersToStudioFlow() throws Exception {
        try (EventRoutes withFlow = new EventRoutes().with("twilio.studio-flow-sid", "FW" + "0".repeat(32))) {
            withFlow.start("reply");

            assertEquals(List.of(), withFlow.listeners().to("onMessageAdded"));
        }
    }

    private void says(String author, String words, String attributes) throws Exception {
        routes.hear(
                "onMessageAdded",
                Map.of(
                        "ConversationSid", conversation,
                        "MessageSid", "IM1",
                        "Author", author,
                        "Body", words,
                        "Attributes", attributes,
                        "DateCreated", "2026-11-22T12:00:00.000Z"));
    }

    private List<String> bodies() throws Exception {
        return routes.all(messages(), "messages", "body");
    }

    private String messages() {
        return "/v1/Conversations/" + conversation + "/Messages";
    }
}
