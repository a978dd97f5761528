package dev.parley.sandbox.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.Ear.Heard;
import dev.parley.sandbox.Ear.Said;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which webhooks are sent, where to, in which order, and their signatures. */
class WebhooksTest {
    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void signsWhatItSends() {
        bench.postLoudly("/v1/Conversations", "FriendlyName", "Grüße & +1500");

        Heard heard = bench.ear.await("onConversationAdded");

        assertTrue(heard.isSigned());
        assertEquals("POST /chat TwilioProxy/1.1", heard.method() + " " + heard.path() + " " + heard.agent());
        assertEquals(heard.token(), UUID.fromString(heard.token()).toString());
    }

    @Test
    void tellsOfAConversationWithTwiliosNames() {
        bench.postLoudly("/v1/Conversations", "FriendlyName", "Repair");

        assertEquals(
                "{EventType=onConversationAdded, AccountSid=AC00000000000000000000000000000000,"
                        + " ChatServiceSid=IS00000000000000000000000000000000, RetryCount=0, Source=API,"
                        + " ConversationSid=CH00000000000000000000000000000001,"
                        + " DateCreated=2026-11-22T10:00:00.125Z, DateUpdated=2026-11-22T10:00:00.125Z,"
                        + " FriendlyName=Repair, Attributes={},"
                        + " MessagingServiceSid=MG00000000000000000000000000000000, State=active}",
                bench.ear.await("onConversationAdded").form().asBody().toString());
    }

    @Test
    void isSilentAboutCallsThatDoNotAsk() {
        bench.post("/v1/Conversations");
        bench.postLoudly("/v1/Users", "Identity", "alice");

        assertEquals(List.of("onUserAdded"), bench.ear.events(1));
    }

    @Test
    void tellsOfEverythingInTheOrderInWhichItHappened() {
        String conversation =
                "/v1/Conversations/" + bench.postLoudly("/v1/Conversations").sid();
        String alice = bench.postLoudly(conversation + "/Participants", "Identity", "alice")
                .sid();
        bench.postLoudly(conversation + "/Participants/" + alice, "Attributes", "{\"a\":1}");
        String message =
                bench.postLoudly(conversation + "/Messages", "Body", "hello").sid();
        bench.postLoudly(conversation + "/Messages/" + message, "Body", "hello!");
        bench.exchange(bench.request(conversation + "/Messages/" + message)
                .header("X-Twilio-Webhook-Enabled", "true")
                .DELETE());
        bench.exchange(bench.request(conversation + "/Participants/" + alice)
                .header("X-Twilio-Webhook-Enabled", "true")
                .DELETE());
        bench.postLoudly(conversation, "State", "closed");
        bench.exchange(bench.request(conversation)
                .header("X-Twilio-Webhook-Enabled", "true")
                .DELETE());

        assertEquals(
                List.of(
                        "onConversationAdded",
                        "onParticipantAdded",
                        "onParticipantUpdated",
                        "onMessageAdded",
                        "onMessageUpdated",
                        "onMessageRemoved",
                        "onParticipantRemoved",
                        "onConversationUpdated",
                        "onConversationStateUpdated",
                        "onConversationRemoved"),
                bench.ear.events(10));
    }

    @Test
    void waitsForAnAnswerBeforeItTellsMoreOfTheSameConversation() {
        bench.ear.answer(heard -> null);
        String first = bench.postLoudly("/v1/Conversations").sid();
        bench.postLoudly("/v1/Conversations/" + first + "/Messages", "Body", "waits");

        String second = bench.postLoudly("/v1/Conversations").sid();

        assertEquals(
                List.of(first, second),
                bench.ear.await(2).stream()
                        .map(heard -> heard.form().first("ConversationSid"))
                        .toList());
    }

    @Test
    void sendsOnlyWhatTheConfigurationNames() {
        bench.post("/v1/Configuration/Webhooks", "Filters", "onParticipantAdded", "Filters", "onMessageRemoved");

        String conversation = bench.postLoudly("/v1/Conversations").sid();
        bench.postLoudly("/v1/Conversations/" + conversation + "/Participants", "Identity", "alice");

        assertEquals(List.of("onParticipantAdded"), bench.ear.events(1));
    }

    @Test
    void sendsToTheAddressThatTheConfigurationNames() {
        bench.post("/v1/Configuration/Webhooks", "PostWebhookUrl", bench.ear.url("/else?a=%26b"), "Method", "GET");

        bench.postLoudly("/v1/Conversations", "FriendlyName", "a b");

        Heard heard = bench.ear.await("onConversationAdded");
        assertEquals(
                "GET /else &b a b",
                heard.method() + " " + heard.path() + " " + heard.form().first("a") + " "
                        + heard.form().first("FriendlyName"));
        assertTrue(heard.isSigned());
    }

    @Test
    void sendsToTheServiceInsteadOfTheAccountOnceItIsSet() {
        bench.post(
                "/v1/Services/" + SandboxAccount.CONVERSATIONS_SERVICE_SID + "/Configuration/Webhooks",
                "PostWebhookUrl",
                bench.ear.url("/service"),
                "Filters",
                "onConversationAdded");

        bench.postLoudly("/v1/Conversations");

        assertEquals("/service", bench.ear.await(1).get(0).path());
    }

    @Test
    void refusesFilterThatIsNoEvent() {
        assertEquals(
                "400 20001 Filters has \"onMessageAddded\", which is not an event. Did you mean \"onMessageAdded\"?",
                bench.post("/v1/Configuration/Webhooks", "Filters", "onMessageAddded")
                        .refusal());
    }

    @Test
    void keepsWhatWasSentAndWhatWasAnswered() {
        bench.ear.answer(heard -> new Said(503, ""));
        bench.postLoudly("/v1/Users", "Identity", "alice");

        JsonObject sent = sent();

        assertEquals(
                "onUserAdded 503 null",
                sent.getString("event") + " " + sent.getInteger("status") + " " + sent.getString("error"));
        assertEquals("alice", sent.getJsonObject("form").getString("Identity"));
    }

    @Test
    void keepsWhyNothingWasAnswered() {
        bench.post("/v1/Configuration/Webhooks", "PostWebhookUrl", "http://127.0.0.1:1/");
        bench.postLoudly("/v1/Users", "Identity", "alice");

        JsonObject sent = sent();

        assertEquals(
                "null Connection refused: /127.0.0.1:1", sent.getInteger("status") + " " + sent.getString("error"));
    }

    @Test
    void tellsOfDeliveryWithTheParametersThatWereSeen() {
        String conversation = bench.conversation();
        bench.phone(conversation);
        bench.post("/v1/Conversations/" + conversation + "/Messages", "Body", "hello");

        Heard heard = bench.ear.await("onDeliveryUpdated");

        assertEquals(
                "[AccountSid, ChannelMessageSid, ChatServiceSid, ConversationSid, DateCreated, DateUpdated,"
                        + " DeliveryReceiptSid, EventType, MessageSid, ParticipantSid, RetryCount, Status]",
                new TreeSet<>(heard.form().all().keySet()).toString());
    }

    private JsonObject sent() {
        Awaitility.await().until(() -> !bench.get("/sandbox/webhooks").array().isEmpty());
        return bench.get("/sandbox/webhooks").array().getJsonObject(0);
    }
}
