package dev.parley.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.rest.SandboxAccount;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StudioRouteTest {
    private final EventRoutes routes = new EventRoutes();

    @AfterEach
    void close() throws Exception {
        routes.close();
    }

    @Test
    void handsNewConversationToTheFlowOnce() throws Exception {
        routes.with("twilio.studio-flow-sid", SandboxAccount.FLOW_SID).start("studio");
        String conversation = routes.conversation();

        routes.hear("onConversationAdded", Map.of("ConversationSid", conversation));
        routes.hear("onConversationAdded", Map.of("ConversationSid", conversation));

        String webhooks = "/v1/Conversations/" + conversation + "/Webhooks";
        assertEquals(List.of("studio"), routes.all(webhooks, "webhooks", "target"));
        assertEquals(List.of(SandboxAccount.FLOW_SID), routes.all(webhooks, "webhooks", "flow_sid"));
    }

    @Test
    void handsOverConversationOfTheServiceThatTheEventNames() throws Exception {
        routes.with("twilio.studio-flow-sid", SandboxAccount.FLOW_SID).start("studio");
        String service = routes.service();
        String conversation =
                routes.post(service + "/Conversations", "").path("sid").asText();

        routes.hear(
                "onConversationAdded",
                Map.of("ConversationSid", conversation, "ChatServiceSid", service.replaceFirst(".*/", "")));

        assertEquals(
                List.of("studio"),
                routes.all(service + "/Conversations/" + conversation + "/Webhooks", "webhooks", "target"));
    }

    @Test
    void letsTheFlowAnswerWhatWasSaidFirst() throws Exception {
        routes.with("twilio.studio-flow-sid", SandboxAccount.FLOW_SID).start("studio");
        String conversation = routes.conversation();
        String messages = "/v1/Conversations/" + conversation + "/Messages";
        routes.post("/v1/Conversations/" + conversation + "/Participants", "Identity=alice");
        routes.postAs("alice", messages, "Body=hello");

        routes.hear("onConversationAdded", Map.of("ConversationSid", conversation));

        Awaitility.await().until(() -> routes.all(messages, "messages", "body").size() == 2);
        assertEquals(List.of("alice", SandboxAccount.FLOW_SID), routes.all(messages, "messages", "author"));
    }

    @Test
    void doesNotExistWithoutFlow() throws Exception {
        routes.with("twilio.studio-flow-sid", "").start("studio");

        assertEquals(List.of(), routes.listeners().to("onConversationAdded"));
    }
}
