package dev.parley.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.Ear;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.world.EventNames;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FiredEventsTest {
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
                "400 20001 \"onMesageAdded\" is no event: GET /sandbox/events lists them. Did you mean \"onMessageAdded\"?",
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
