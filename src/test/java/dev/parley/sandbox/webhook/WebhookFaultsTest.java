package dev.parley.sandbox.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.Ear.Heard;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Faults of webhooks. */
class WebhookFaultsTest {
    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void sendsTheSameTwice() {
        arm("onMessageAdded", "twice");

        say(bench.conversation(), "hello");

        List<Heard> heard = bench.ear.await(2);
        assertEquals(heard.get(0).form(), heard.get(1).form());
        assertEquals(heard.get(0).token(), heard.get(1).token());
    }

    @Test
    void holdsOneBackBehindTheNextOfItsConversation() {
        arm("onMessageAdded", "out-of-order");
        String conversation = bench.conversation();
        String other = bench.conversation();

        say(conversation, "first");
        say(other, "elsewhere");
        bench.ear.await(1);
        say(conversation, "second");
        say(conversation, "third");

        assertEquals(List.of("elsewhere", "second", "first", "third"), bodies(4));
    }

    @Test
    void sendsOneLateAndLetsOthersPass() {
        bench.post("/sandbox/faults", "Event", "onMessageAdded", "Kind", "late", "DelayMillis", "600000");

        sayFirstAndSecond();
        bench.ear.await(1);
        bench.pass("PT1H");

        assertEquals(List.of("second", "first"), bodies(2));
    }

    @Test
    void sendsWhatIsLateInTheOrderInWhichItIsDue() {
        String conversation = bench.conversation();
        late("onMessageAdded", "600000");
        say(conversation, "in ten minutes");
        Awaitility.await().until(() -> bench.get("/sandbox/faults").text().equals("[]"));
        late("onMessageAdded", "300000");
        say(conversation, "in five minutes");
        say(conversation, "at once");
        bench.ear.await(1);

        bench.pass("P1D");

        bench.ear.await(3);
        Awaitility.await().until(() -> bench.get("/sandbox/webhooks").array().size() == 3);
        assertEquals(
                List.of(
                        "at once 2026-11-22T10:00:00.125Z",
                        "in five minutes 2026-11-22T10:05:00.125Z",
                        "in ten minutes 2026-11-22T10:10:00.125Z"),
                bench.get("/sandbox/webhooks").array().stream()
                        .map(JsonObject.class::cast)
                        .map(sent -> sent.getJsonObject("form").getString("Body") + " " + sent.getString("at"))
                        .sorted()
                        .toList());
    }

    @Test
    void signsWithSomebodyElsesToken() {
        arm("onMessageAdded", "bad-signature");

        sayFirstAndSecond();

        assertEquals(
                List.of(false, true),
                bench.ear.await(2).stream().map(Heard::isSigned).toList());
    }

    @Test
    void dropsOneAndSaysSo() {
        arm("onMessageAdded", "dropped");

        sayFirstAndSecond();

        assertEquals(List.of("second"), bodies(1));
        JsonObject dropped = bench.get("/sandbox/webhooks").array().getJsonObject(0);
        assertEquals(
                "dropped not sent: POST /sandbox/faults asked for it",
                dropped.getString("fault") + " " + dropped.getString("error"));
    }

    @Test
    void makesAStatusCallbackGoWrong() {
        arm("delivered", "twice");

        bench.post(
                "/2010-04-01/Accounts/" + SandboxAccount.ACCOUNT_SID + "/Messages.json",
                "From",
                Bench.NUMBER,
                "To",
                Bench.PHONE,
                "Body",
                "good day");

        assertEquals(List.of("sent", "delivered", "delivered"), bench.ear.events(3));
    }

    @Test
    void goesOnWithoutAHookThatIsDropped() {
        arm("onConversationAdd", "dropped");

        Bench.Reply written = openByPhone();

        assertEquals(201, written.status());
        assertEquals(List.of("onConversationAdded", "onParticipantAdded", "onMessageAdded"), bench.ear.events(3));
    }

    @Test
    void asksALateHookInTheEnd() {
        late("onConversationAdd", "20");
        var written = bench.send("/sandbox/sms", "From", Bench.PHONE, "To", Bench.NUMBER, "Body", "hello");
        Awaitility.await().until(() -> bench.get("/sandbox/faults").text().equals("[]"));

        bench.pass("PT0.02S");

        assertEquals(201, written.join().status());
        assertEquals(
                List.of("onConversationAdd", "onConversationAdded"),
                bench.ear.events(2).subList(0, 2));
    }

    @Test
    void answersAtOnceWhoWaitsForALateHookWhenTheSandboxIsReset() {
        late("onConversationAdd", "600000");
        var waiting = bench.send("/sandbox/sms", "From", Bench.PHONE, "To", Bench.NUMBER, "Body", "hello");
        Awaitility.await().until(() -> bench.get("/sandbox/faults").text().equals("[]"));

        bench.post("/sandbox/reset");

        assertEquals(409, waiting.join().status());
        assertEquals(
                201,
                bench.post("/sandbox/sms", "From", Bench.PHONE, "To", Bench.NUMBER, "Body", "hello again")
                        .status());
    }

    @Test
    void forgetsWithAResetWhatIsHeldBack() {
        arm("onMessageAdded", "out-of-order");
        String conversation = bench.conversation();
        bench.postLoudly("/v1/Conversations/" + conversation + "/Messages", "Body", "first");
        bench.post("/sandbox/reset");

        assertEquals("[]", bench.get("/sandbox/faults").text());
        say(bench.conversation(), "second");

        assertEquals(List.of("second"), bodies(1));
        assertTrue(bench.get("/sandbox/webhooks").array().stream()
                .noneMatch(sent -> sent.toString().contains("first")));
    }

    private void late(String event, String delayMillis) {
        bench.post("/sandbox/faults", "Event", event, "Kind", "late", "DelayMillis", delayMillis);
    }

    private void arm(String event, String kind) {
        bench.post("/sandbox/faults", "Event", event, "Kind", kind);
    }

    private void say(String conversation, String body) {
        bench.postLoudly("/v1/Conversations/" + conversation + "/Messages", "Body", body);
    }

    private void sayFirstAndSecond() {
        String conversation = bench.conversation();
        say(conversation, "first");
        say(conversation, "second");
    }

    /** Creates a conversation with a phone's text, for which hooks are sent. */
    private Bench.Reply openByPhone() {
        return bench.post("/sandbox/sms", "From", Bench.PHONE, "To", Bench.NUMBER, "Body", "hello");
    }

    private List<String> bodies(int webhooks) {
        return bench.ear.await(webhooks).stream()
                .map(heard -> heard.form().first("Body"))
                .toList();
    }
}
