package dev.parley.sandbox.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.Ear.Said;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens when those who listen do not answer in time. */
class PatienceTest {
    @RegisterExtension
    final Bench bench = new Bench(false, Duration.ofMillis(200));

    @Test
    void publishesUnchangedWhenAHookIsSilent() {
        bench.ear.answer(heard -> heard.event().equals("onConversationAdd") ? null : new Said(200, ""));

        Bench.Reply written = bench.post("/sandbox/sms", "From", Bench.PHONE, "To", Bench.NUMBER, "Body", "hello");

        String conversation = written.json().getString("conversation_sid");
        assertEquals(
                "hello",
                bench.get("/v1/Conversations/" + conversation + "/Messages")
                        .list("messages")
                        .getJsonObject(0)
                        .getString("body"));
    }

    @Test
    void keepsTheOrderInWhichAPhoneWroteWhileAHookThinks() {
        String conversation = bench.conversation();
        bench.phone(conversation);
        bench.ear.answer(heard -> "first".equals(heard.form().first("Body")) ? null : new Said(200, ""));

        var first = bench.send("/sandbox/sms", "From", Bench.PHONE, "To", Bench.NUMBER, "Body", "first");
        bench.ear.await("onMessageAdd");
        bench.post("/sandbox/sms", "From", Bench.PHONE, "To", Bench.NUMBER, "Body", "second");

        String messages = "/v1/Conversations/" + conversation + "/Messages";
        assertEquals(201, first.join().status());
        assertEquals(
                "second",
                bench.get(messages + "?Order=desc")
                        .list("messages")
                        .getJsonObject(0)
                        .getString("body"));
    }

    @Test
    void keepsTheOrderInWhichClientsWroteWhileAHookThinks() {
        bench.letClientsDoEverything();
        String messages = "/v1/Conversations/" + bench.conversation() + "/Messages";
        bench.ear.answer(heard -> "first".equals(heard.form().first("Body")) ? null : new Said(200, ""));

        var first = bench.sendAs("alice", messages, "Body", "first");
        bench.ear.await("onMessageAdd");
        Bench.Reply second = bench.postAs("bob", messages, "Body", "second");

        assertEquals(201, first.join().status());
        assertEquals(1, second.json().getInteger("index"));
    }

    @Test
    void keepsTheOrderOfAPhoneAndAClient() {
        bench.letClientsDoEverything();
        String conversation = bench.conversation();
        bench.phone(conversation);
        bench.ear.answer(heard -> "first".equals(heard.form().first("Body")) ? null : new Said(200, ""));

        var first = bench.send("/sandbox/sms", "From", Bench.PHONE, "To", Bench.NUMBER, "Body", "first");
        bench.ear.await("onMessageAdd");
        Bench.Reply second = bench.postAs("bob", "/v1/Conversations/" + conversation + "/Messages", "Body", "second");

        assertEquals(201, first.join().status());
        assertEquals(1, second.json().getInteger("index"));
    }

    @Test
    void notesTwiliosCodeOfAHookThatWasSilent() {
        bench.ear.answer(heard -> heard.event().equals("onUserUpdate") ? null : new Said(200, ""));
        bench.postAs("alice", "/v1/Users/alice", "FriendlyName", "Alice");

        Awaitility.await().until(() -> bench.get("/sandbox/webhooks").text().contains("\"onUserUpdate\""));
        JsonObject sent = bench.get("/sandbox/webhooks").array().stream()
                .map(JsonObject.class::cast)
                .filter(entry -> "onUserUpdate".equals(entry.getString("event")))
                .findFirst()
                .orElseThrow();

        assertEquals(
                "unanswered 50076 null no answer within 200 ms",
                sent.getString("outcome") + " " + sent.getInteger("code") + " " + sent.getInteger("status") + " "
                        + sent.getString("error"));
        assertEquals("Alice", bench.get("/v1/Users/alice").json().getString("friendly_name"));
    }

    @Test
    void tellsTheNextEventOnceNobodyWaitsForTheFirst() {
        bench.ear.answer(heard -> null);
        String conversation = bench.postLoudly("/v1/Conversations").sid();

        bench.postLoudly("/v1/Conversations/" + conversation + "/Messages", "Body", "hello");

        assertEquals(List.of("onConversationAdded", "onMessageAdded"), bench.ear.events(2));
    }

    @Test
    void keepsThatNobodyAnswered() {
        bench.ear.answer(heard -> null);
        bench.postLoudly("/v1/Conversations");

        Awaitility.await().until(() -> !bench.get("/sandbox/webhooks").array().isEmpty());

        assertEquals(
                "no answer within 200 ms",
                bench.get("/sandbox/webhooks").array().getJsonObject(0).getString("error"));
    }
}
