package dev.parley.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.EventNames;
import dev.parley.sandbox.Bench;
import dev.parley.sandbox.Ear;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TriggeredEventsTest {
    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void listsEveryEventAndTheStatusCallback() {
        List<Object> types = bench.get("/sandbox/events").array().stream()
                .map(one -> ((JsonObject) one).getValue("type"))
                .toList();

        assertEquals(EventNames.ALL.size() + 1, types.size());
        assertTrue(types.containsAll(EventNames.ALL), types::toString);
        assertTrue(types.contains("statusCallback"), types::toString);
    }

    @ParameterizedTest
    @MethodSource("names")
    void suggestsAFormForEachThoughNothingIsThere(String type) {
        JsonObject form = bench.get("/sandbox/events/" + type).json();

        assertEquals(type, form.getString("EventType"));
        assertEquals(SandboxAccount.ACCOUNT_SID, form.getString("AccountSid"));
    }

    static List<String> names() {
        return EventNames.ALL;
    }

    /** Twilio's parameters of each event, besides AccountSid, EventType and RetryCount; optional ones are left out. */
    @ParameterizedTest
    @CsvSource({
        "onConversationAdd, FriendlyName UniqueName Attributes ChatServiceSid MessagingServiceSid State",
        "onConversationUpdate, ConversationSid DateCreated DateUpdated UniqueName Attributes ChatServiceSid State",
        "onConversationRemove, ConversationSid DateCreated DateUpdated UniqueName Attributes ChatServiceSid State",
        "onMessageAdd, ConversationSid Body Author ParticipantSid Attributes",
        "onMessageUpdate, ConversationSid MessageSid Index DateCreated DateUpdated Body Author ParticipantSid Attributes",
        "onMessageRemove, ConversationSid MessageSid Index DateCreated DateUpdated Body Author ParticipantSid Attributes",
        "onParticipantAdd, ConversationSid Identity RoleSid Attributes MessagingBinding.Type",
        "onParticipantUpdate, ConversationSid ParticipantSid DateCreated DateUpdated Identity RoleSid Attributes",
        "onParticipantRemove, ConversationSid ParticipantSid DateCreated DateUpdated Identity RoleSid Attributes",
        "onUserUpdate, ChatServiceSid UserSid DateUpdated Identity RoleSid Attributes FriendlyName",
        "onConversationAdded, ConversationSid DateCreated DateUpdated FriendlyName UniqueName Attributes State",
        "onConversationUpdated, ConversationSid DateCreated DateUpdated UniqueName Attributes MessagingServiceSid State",
        "onConversationRemoved, ConversationSid DateCreated DateUpdated DateRemoved UniqueName Attributes State",
        "onConversationStateUpdated, ConversationSid ChatServiceSid MessagingServiceSid StateUpdated StateFrom StateTo Reason",
        "onMessageAdded, ConversationSid MessageSid MessagingServiceSid Index DateCreated Body Author ParticipantSid",
        "onMessageUpdated, ConversationSid MessageSid Index DateCreated DateUpdated Body Author ParticipantSid Attributes",
        "onMessageRemoved, ConversationSid MessageSid Index DateCreated DateUpdated DateRemoved Body Author Attributes",
        "onParticipantAdded, ConversationSid ParticipantSid DateCreated Identity RoleSid Attributes MessagingBinding.Type",
        "onParticipantUpdated, ConversationSid ParticipantSid DateCreated DateUpdated Identity RoleSid LastReadMessageIndex",
        "onParticipantRemoved, ConversationSid ParticipantSid DateCreated DateUpdated DateRemoved Identity RoleSid",
        "onDeliveryUpdated, ConversationSid MessageSid DeliveryReceiptSid ChannelMessageSid ParticipantSid Status DateCreated",
        "onUserAdded, ChatServiceSid UserSid DateCreated Identity RoleSid Attributes FriendlyName",
        "onUserUpdated, ChatServiceSid UserSid DateCreated DateUpdated Identity RoleSid FriendlyName isOnline isNotifiable"
    })
    void suggestsTheParametersThatTwilioNames(String type, String names) {
        personWhoChats();

        JsonObject form = bench.get("/sandbox/events/" + type).json();

        TreeSet<String> missing = new TreeSet<>(List.of(names.split(" ", -1)));
        missing.addAll(List.of("AccountSid", "EventType", "RetryCount"));
        form.forEach(parameter -> {
            if (parameter.getValue() instanceof String text && !text.isEmpty()) {
                missing.remove(parameter.getKey());
            }
        });
        assertEquals(new TreeSet<>(), missing);
    }

    @ParameterizedTest
    @CsvSource({
        "onConversationAdd, ConversationSid",
        "onMessageAdd, MessageSid Index",
        "onParticipantAdd, ParticipantSid",
        "onDeliveryUpdated, Source"
    })
    void suggestsNoParameterThatTwilioCannotKnowYet(String type, String names) {
        personWhoChats();

        JsonObject form = bench.get("/sandbox/events/" + type).json();

        for (String name : names.split(" ", -1)) {
            assertFalse(form.containsKey(name), name);
        }
    }

    /** Sends and reads a message in a conversation with all its optional parts. */
    private void personWhoChats() {
        String path = "/v1/Conversations/"
                + bench.post("/v1/Conversations", "FriendlyName", "Lesson", "UniqueName", "lesson")
                        .sid();
        bench.post("/v1/Users", "Identity", "alice", "FriendlyName", "Alice");
        String alice = bench.post(path + "/Participants", "Identity", "alice").sid();
        bench.post(path + "/Messages", "Author", "alice", "Body", "Hello");
        bench.post(path + "/Participants/" + alice, "LastReadMessageIndex", "0");
    }

    @Test
    void suggestsWhatIsTrueOfTheLatestConversation() {
        String conversation = bench.conversation();
        String phone = bench.phone(conversation);
        bench.post("/sandbox/sms", "From", Bench.PHONE, "To", Bench.NUMBER, "Body", "Hello?");

        JsonObject form = bench.get("/sandbox/events/onMessageAdded").json();

        assertEquals(
                List.of("SMS", conversation, "Hello?", Bench.PHONE, phone),
                List.of(
                        form.getString("Source"),
                        form.getString("ConversationSid"),
                        form.getString("Body"),
                        form.getString("Author"),
                        form.getString("ParticipantSid")));
    }

    @Test
    void suggestsTheFormThatTheRealEventHas() {
        bench.post("/sandbox/sms", "From", Bench.PHONE, "To", Bench.NUMBER, "Body", "Hello?");
        Ear.Heard real = bench.ear.await("onMessageAdded");

        JsonObject form = bench.get("/sandbox/events/onMessageAdded").json();

        assertEquals(new TreeSet<>(real.form().all().keySet()), new TreeSet<>(form.fieldNames()));
        assertEquals(real.form().first("MessageSid"), form.getString("MessageSid"));
    }

    @Test
    void suggestsWhatIsTrueOfTheNamedConversation() {
        String named = bench.conversation();
        bench.conversation();

        JsonObject form = bench.get("/sandbox/events/onConversationUpdated?ConversationSid=" + named)
                .json();

        assertEquals(named, form.getString("ConversationSid"));
        assertEquals(
                "404 20404 There is no conversation CH1.",
                bench.get("/sandbox/events/onMessageAdd?ConversationSid=CH1").refusal());
    }

    @Test
    void suggestsWhatIsTrueOfAConversationOfAnotherService() {
        String service = bench.post("/v1/Services", "FriendlyName", "Repairs").sid();
        String other = bench.post("/v1/Services/" + service + "/Conversations").sid();

        assertEquals(
                service + " " + other, ofWhat(bench.get("/sandbox/events/onMessageAdded?ConversationSid=" + other)));
        assertEquals(service + " " + other, ofWhat(bench.get("/sandbox/events/onMessageAdded")));
    }

    private static String ofWhat(Bench.Reply suggested) {
        JsonObject form = suggested.json();
        return form.getString("ChatServiceSid") + " " + form.getString("ConversationSid");
    }

    @Test
    void sendsTheFormSignedAndTellsTheAnswer() {
        bench.ear.answerTo("onMessageAdd", 200, "{\"body\":\"***\"}");

        JsonObject sent = bench.post("/sandbox/events", "EventType", "onMessageAdd", "Body", "darn", "New", "1")
                .json();

        Ear.Heard heard = bench.ear.await("onMessageAdd");
        assertTrue(heard.isSigned());
        assertEquals(
                "{EventType=[onMessageAdd], Body=[darn], New=[1]}", heard.form().toString());
        assertEquals("200 {\"body\":\"***\"}", sent.getInteger("status") + " " + sent.getString("answer"));
    }

    @Test
    void sendsWhatTheFiltersLeaveOut() {
        bench.post("/v1/Configuration/Webhooks", "Filters", "onUserAdded");

        bench.post("/sandbox/events", "EventType", "onMessageAdded");

        assertTrue(bench.ear.await("onMessageAdded").isSigned());
    }

    @Test
    void sendsAStatusCallbackToWhereTheyGo() {
        bench.post("/sandbox/events", "MessageStatus", "undelivered", "ErrorCode", "30003");

        assertEquals("/outbound-status", bench.ear.await("undelivered").path());
    }

    @Test
    void refusesAnEventThatIsNone() {
        assertEquals(
                "400 20001 \"onMesageAdded\" is not an event: GET /sandbox/events lists them. Did you mean \"onMessageAdded\"?",
                bench.post("/sandbox/events", "EventType", "onMesageAdded").refusal());
        assertEquals(
                "400 20001 Missing required parameter EventType.",
                bench.post("/sandbox/events", "Body", "Hello").refusal());
    }

    @Test
    void letsNoPageOfAnotherSiteFire() {
        assertEquals(
                403,
                bench.exchange(bench.posted("/sandbox/events", "EventType", "onMessageAdded")
                                .header("Origin", "https://evil.example"))
                        .status());
    }
}
