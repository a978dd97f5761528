package dev.parley.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GreetRouteTest {
    private final EventRoutes routes = new EventRoutes();

    @AfterEach
    void close() throws Exception {
        routes.close();
    }

    @Test
    void putsTheHostIntoNewConversation() throws Exception {
        routes.start("greet");
        String conversation = routes.conversation();

        routes.hear("onConversationAdded", Map.of("ConversationSid", conversation));

        assertEquals(List.of("Tackleton"), identities(conversation));
    }

    @Test
    void putsTheHostIntoConversationOfTheServiceThatTheEventNames() throws Exception {
        routes.start("greet");
        String service = routes.service();
        String conversation =
                routes.post(service + "/Conversations", "").path("sid").asText();

        routes.hear(
                "onConversationAdded",
                Map.of("ConversationSid", conversation, "ChatServiceSid", service.replaceFirst(".*/", "")));

        assertEquals(
                List.of("Tackleton"),
                routes.all(service + "/Conversations/" + conversation + "/Participants", "participants", "identity"));
    }

    @Test
    void leavesOneHostWhenTheEventComesTwice() throws Exception {
        routes.start("greet");
        String conversation = routes.conversation();

        routes.hear("onConversationAdded", Map.of("ConversationSid", conversation));
        routes.hear("onConversationAdded", Map.of("ConversationSid", conversation));

        assertEquals(List.of("Tackleton"), identities(conversation));
    }

    @Test
    void takesTheHostFromTheSettings() throws Exception {
        routes.with("host.identity", "Gruff & Tackleton").start("greet");
        String conversation = routes.conversation();

        routes.hear("onConversationAdded", Map.of("ConversationSid", conversation));

        assertEquals(List.of("Gruff & Tackleton"), identities(conversation));
    }

    private List<String> identities(String conversation) throws Exception {
        return routes.all("/v1/Conversations/" + conversation + "/Participants", "participants", "identity");
    }
}
