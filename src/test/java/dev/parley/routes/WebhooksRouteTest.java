package dev.parley.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.door.Fields;
import dev.parley.webhook.Signature;
import dev.parley.webhook.SignatureCheck;
import dev.parley.webhook.VerifySignature;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhooksRouteTest {
    private static final String KEY = "auth-token";
    private static final String PUBLIC_URL = "https://chat.example.com";

    private final EventRoutes routes = new EventRoutes();

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        routes.accepting(directory, VerifySignature.with(new SignatureCheck(PUBLIC_URL, List.of(KEY))))
                .start("webhooks", "greet");
        routes.dispatch();
    }

    @AfterEach
    void close() throws Exception {
        routes.close();
    }

    @Test
    void keepsSignedEventUntilItsRoutesAreDone() throws Exception {
        String conversation = routes.conversation();

        assertEquals(200, signed("EventType=onConversationAdded&ConversationSid=" + conversation + "&DateCreated=now"));

        String participants = "/v1/Conversations/" + conversation + "/Participants";
        await().until(() -> routes.all(participants, "participants", "identity").equals(List.of("Tackleton")));
    }

    @Test
    void answersHookThatNobodyListensTo() throws Exception {
        assertEquals(200, signed("EventType=onMessageAdd&ConversationSid=CH1&Body=one%0Atwo"));
    }

    @Test
    void refusesWhatTwilioDidNotSign() throws Exception {
        assertEquals(403, routes.ask("/chat", "EventType=onMessageAdded&ConversationSid=CH1"));
        assertEquals(403, routes.ask("/chat", "EventType=onMessageAdd&ConversationSid=CH1"));
    }

    private int signed(String form) throws Exception {
        return routes.ask(
                "/chat", form, "X-Twilio-Signature", Signature.of(KEY, PUBLIC_URL + "/chat", Fields.parse(form)));
    }
}
