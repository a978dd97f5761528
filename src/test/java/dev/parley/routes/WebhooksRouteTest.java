package dev.parley.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.Sids;
import dev.parley.protocol.FormParameters;
import dev.parley.protocol.Signature;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksRouteTest {
    private static final String KEY = "auth-token";
    private static final String PUBLIC_URL = "https://chat.example.com";

    private final EventRoutes routes = new EventRoutes();

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        routes.accepting(directory, PUBLIC_URL, KEY).start("webhooks", "status", "greet");
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
    void acceptsHookWhoseNameIsNew() throws Exception {
        assertEquals(200, signed("EventType=onReactionAdd&ConversationSid=CH11111111111111111111111111111111"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EventType=onMessageAdd&EventType=onMessageAdded&ConversationSid=CH1",
                "EventType=onMessageAdded&EventType=onMessageAdded&ConversationSid=CH1"
            })
    void refusesWhatHasTwoTypes(String form) throws Exception {
        assertEquals(400, signed(form));

        assertEquals(
                List.of("Refused what route webhooks put into the inbox: EventType has several values."),
                routes.refusals());
    }

    @ParameterizedTest
    @ValueSource(strings = {"MessageStatus=sent", "SmsStatus=sent", "MessageStatus=read&EventType=READ"})
    void tellsWhereStatusCallbackBelongs(String status) throws Exception {
        assertEquals(400, signed("MessageSid=SM1&SmsSid=SM1&" + status));
        assertEquals(400, signed("MessageSid=SM2&SmsSid=SM2&" + status));

        assertEquals(
                List.of("Refused what route webhooks put into the inbox: a message status callback. Enter"
                        + " https://chat.example.com/outbound-status as status callback at Twilio."),
                routes.refusals());
    }

    @ParameterizedTest
    @ValueSource(strings = {"onMessageAdded", "onDeliveryUpdated", "onReactionAdded", "onMessageAdd"})
    void tellsWhereWebhookBelongs(String type) throws Exception {
        assertEquals(400, signed("/outbound-status", "EventType=" + type + "&ConversationSid=CH1&Status=sent"));

        assertEquals(
                List.of("Refused what route status-callback put into the inbox: a webhook of Conversations. Enter"
                        + " https://chat.example.com/chat as pre- and post-event URL of Conversations at Twilio."),
                routes.refusals());
    }

    @Test
    void takesStatusCallbackThatHasTypeOfItsOwn() throws Exception {
        assertEquals(200, signed("/outbound-status", "EventType=READ&MessageStatus=read&MessageSid=" + Sids.of("SM1")));

        assertEquals(List.of(), routes.refusals());
    }

    @Test
    void refusesWhatTwilioDidNotSign() throws Exception {
        assertEquals(403, routes.ask("/chat", "EventType=onMessageAdded&ConversationSid=CH1"));
        assertEquals(403, routes.ask("/chat", "EventType=onMessageAdd&ConversationSid=CH1"));
    }

    private int signed(String form) throws Exception {
        return signed("/chat", form);
    }

    private int signed(String path, String form) throws Exception {
        return routes.ask(
                path, form, "X-Twilio-Signature", Signature.of(KEY, PUBLIC_URL + path, FormParameters.parse(form)));
    }
}
