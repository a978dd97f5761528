package dev.parley.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.Ear.Heard;
import dev.parley.sandbox.Ear.Said;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Texts from and to phones, with pre-action webhooks. */
class IncomingTextsTest {
    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void opensAConversationForANewPair() {
        Bench.Reply written = write("hello");

        String conversation = written.json().getString("conversation_sid");
        assertEquals(201, written.status());
        assertEquals(
                List.of("onConversationAdd", "onConversationAdded", "onParticipantAdded", "onMessageAdded"),
                bench.ear.events(4));
        assertEquals("hello", message(conversation).getString("body"));
        assertEquals(Bench.PHONE, message(conversation).getString("author"));
    }

    @Test
    void asksBeforeItOpensWithTheParametersThatWereSeen() {
        write("hello");

        assertEquals(
                "[AccountSid, Attributes, ChatServiceSid, EventType, MessageBody, MessagingBinding.Address,"
                        + " MessagingBinding.ProxyAddress, MessagingServiceSid, RetryCount, Source, State]",
                names(bench.ear.await("onConversationAdd")));
    }

    @Test
    void asksBeforeItAddsWithTheParametersThatWereSeen() {
        bench.phone(bench.conversation());
        write("hello");

        assertEquals(
                "[AccountSid, Attributes, Author, Body, ChatServiceSid, ConversationSid, EventType, ParticipantSid,"
                        + " RetryCount, Source]",
                names(bench.ear.await("onMessageAdd")));
    }

    @Test
    void refusesAnAuthorFromAHookThatIsTooLong() {
        bench.phone(bench.conversation());
        answerTo("onMessageAdd", new Said(200, "{\"author\":\"" + "x".repeat(257) + "\"}"));

        assertEquals(
                "400 20001 Author has 257 characters: at most 256. Modified by a webhook: author.",
                write("hello").refusal());
    }

    @Test
    void tellsOfAMessageWithTheParametersThatWereSeen() {
        write("hello");

        Heard heard = bench.ear.await("onMessageAdded");

        assertEquals(
                "[AccountSid, Attributes, Author, Body, ChatServiceSid, ConversationSid, DateCreated, EventType, Index,"
                        + " MessageSid, MessagingServiceSid, ParticipantSid, RetryCount, Source]",
                names(heard));
        assertEquals("SMS", heard.form().first("Source"));
    }

    @Test
    void writesIntoTheConversationThatThePairIsBoundTo() {
        String conversation = bench.conversation();
        bench.phone(conversation);

        Bench.Reply written = write("hello");

        assertEquals(conversation, written.json().getString("conversation_sid"));
        assertEquals(List.of("onMessageAdd", "onMessageAdded"), bench.ear.events(2));
    }

    @Test
    void opensAnotherConversationWhenTheFirstIsClosed() {
        String first = write("hello").json().getString("conversation_sid");
        bench.post("/v1/Conversations/" + first, "State", "closed");

        String second = write("hello again").json().getString("conversation_sid");

        assertEquals("hello again", message(second).getString("body"));
    }

    @Test
    void takesTheNameThatAHookGivesToANewConversation() {
        answerTo("onConversationAdd", new Said(200, "{\"friendly_name\":\"From a phone\"}"));

        String conversation = write("hello").json().getString("conversation_sid");

        assertEquals(
                "From a phone",
                bench.get("/v1/Conversations/" + conversation).json().getString("friendly_name"));
    }

    @Test
    void takesTheWordsThatAHookPutsIn() {
        String conversation = bench.conversation();
        bench.phone(conversation);
        answerTo(
                "onMessageAdd",
                new Said(200, "{\"body\":\"****\",\"author\":\"censor\",\"attributes\":\"{\\\"a\\\":1}\"}"));

        write("darn");

        JsonObject message = message(conversation);
        assertEquals(
                "**** censor {\"a\":1}",
                message.getString("body") + " " + message.getString("author") + " " + message.getString("attributes"));
    }

    @Test
    void dropsWhatAHookRejects() {
        answerTo("onConversationAdd", new Said(403, ""));

        assertEquals("403 50056 A webhook rejected this.", write("hello").refusal());
        assertTrue(bench.get("/v1/Conversations").list("conversations").isEmpty());
    }

    @Test
    void rejectsWhenAHookBreaks() {
        answerTo("onConversationAdd", new Said(500, ""));

        assertEquals(403, write("hello").status());
    }

    @Test
    void handsInvalidEditsToWhoeverWrote() {
        String conversation = bench.conversation();
        bench.phone(conversation);
        answerTo("onMessageAdd", new Said(200, "{\"attributes\":\"{a\"}"));

        assertEquals(
                "400 50304 Attributes is not valid JSON. Modified by a webhook: attributes.",
                write("hello").refusal());
    }

    @Test
    void publishesUnchangedWhenNobodyListens() {
        bench.post("/v1/Configuration/Webhooks", "PreWebhookUrl", "http://127.0.0.1:1/");

        String conversation = write("hello").json().getString("conversation_sid");

        assertEquals("hello", message(conversation).getString("body"));
    }

    @Test
    void writesIntoAConversationThatBoundThePairWhileAHookThought() {
        var thinking = bench.ear.holdBack("onConversationAdd");
        var written = bench.send("/sandbox/sms", "From", Bench.PHONE, "To", Bench.NUMBER, "Body", "hello");
        bench.ear.await("onConversationAdd");

        String conversation = bench.conversation();
        bench.phone(conversation);
        thinking.complete(new Said(200, ""));

        assertEquals(conversation, written.join().json().getString("conversation_sid"));
        assertEquals(List.of("onConversationAdd", "onMessageAdd", "onMessageAdded"), bench.ear.events(3));
    }

    @Test
    void mayWriteMoreThanOthersMayWriteToIt() {
        bench.phone(bench.conversation());

        assertEquals(201, write("x".repeat(1601)).status());
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertEquals(
                "400 50407 \"me\" is not a phone number: expected one like +15005550006.",
                bench.post("/sandbox/sms", "From", "me", "To", Bench.NUMBER, "Body", "hello")
                        .refusal());
    }

    @Test
    void reachesThePhoneWithWhatOthersSay() {
        String conversation = write("hello").json().getString("conversation_sid");
        bench.post("/v1/Conversations/" + conversation + "/Messages", "Body", "good day");

        String phone = "/sandbox/phones/" + Bench.PHONE;
        Awaitility.await().until(() -> bench.get(phone).text().contains("delivered"));

        JsonObject received = bench.get(phone).array().getJsonObject(0);
        assertEquals(1, bench.get(phone).array().size());
        assertEquals(
                Bench.NUMBER + " " + Bench.PHONE + " good day",
                received.getString("from") + " " + received.getString("to") + " " + received.getString("body"));
    }

    @Test
    void callsBackWhenAMessageIsSentAndDelivered() {
        String conversation = bench.conversation();
        bench.phone(conversation);
        bench.post("/v1/Configuration/Webhooks", "Filters", "onMessageAdded");
        bench.post("/v1/Conversations/" + conversation + "/Messages", "Body", "good day");

        Heard sent = bench.ear.await("sent");

        assertEquals(List.of("sent", "delivered"), bench.ear.events(2));
        assertTrue(sent.isSigned());
        assertEquals("[AccountSid, ApiVersion, From, MessageSid, MessageStatus, SmsSid, SmsStatus, To]", names(sent));
    }

    private Bench.Reply write(String body) {
        return bench.post("/sandbox/sms", "From", Bench.PHONE, "To", Bench.NUMBER, "Body", body);
    }

    private void answerTo(String event, Said said) {
        bench.ear.answer(heard -> heard.event().equals(event) ? said : new Said(200, ""));
    }

    private JsonObject message(String conversation) {
        return bench.get("/v1/Conversations/" + conversation + "/Messages")
                .list("messages")
                .getJsonObject(0);
    }

    private static String names(Heard heard) {
        return new TreeSet<>(heard.form().all().keySet()).toString();
    }
}
