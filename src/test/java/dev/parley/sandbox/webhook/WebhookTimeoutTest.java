package dev.parley.sandbox.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.Bench.Reply;
import dev.parley.sandbox.Ear.Said;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The timeouts of webhooks, by the sandbox's clock, and their effects. */
class WebhookTimeoutTest {
    private static final String TEXTS = "/2010-04-01/Accounts/" + SandboxAccount.ACCOUNT_SID + "/Messages.json";
    private static final Said CHANGED = new Said(200, "{\"body\":\"changed\"}");

    @RegisterExtension
    final Bench bench = new Bench();

    private String conversation = "";
    private String messages = "";

    @BeforeEach
    void makeConversation() {
        bench.letClientsDoEverything();
        conversation = bench.conversation();
        messages = "/v1/Conversations/" + conversation + "/Messages";
    }

    @Test
    void heedsAHookThatAnswersWithinFiveSeconds() {
        CompletableFuture<Said> thinking = bench.ear.holdBack("onMessageAdd");
        CompletableFuture<Reply> said = bench.sendAs("alice", messages, "Body", "hello");
        bench.ear.await("onMessageAdd");

        bench.pass("PT4.9S");
        thinking.complete(CHANGED);

        assertEquals("changed", said.join().json().getString("body"));
    }

    @Test
    void publishesUnchangedWhatAHookDoesNotAnswerWithinFiveSeconds() {
        CompletableFuture<Said> thinking = bench.ear.holdBack("onMessageAdd");
        CompletableFuture<Reply> said = bench.sendAs("alice", messages, "Body", "hello");
        bench.ear.await("onMessageAdd");

        bench.pass("PT5S");
        thinking.complete(CHANGED);

        assertEquals("hello", said.join().json().getString("body"));
        assertEquals("unanswered 50076 null no answer within 5000 ms", outcome("onMessageAdd"));
    }

    @Test
    void waitsFifteenSecondsForWhoHearsOfTexts() {
        CompletableFuture<Said> thinking = bench.ear.holdBack("sent");
        bench.post(TEXTS, "From", Bench.NUMBER, "To", Bench.PHONE, "Body", "Your order is ready.");
        bench.ear.await("sent");

        bench.pass("PT14.9S");
        thinking.complete(new Said(204, ""));

        assertEquals("null null 204 null", outcome("sent"));
    }

    @Test
    void waitsNoLongerThanFifteenSecondsForWhoHearsOfTexts() {
        CompletableFuture<Said> thinking = bench.ear.holdBack("sent");
        bench.post(TEXTS, "From", Bench.NUMBER, "To", Bench.PHONE, "Body", "Your order is ready.");
        bench.ear.await("sent");

        bench.pass("PT15S");
        thinking.complete(new Said(204, ""));

        assertEquals("null null null no answer within 15000 ms", outcome("sent"));
    }

    @Test
    void doesNotCountTheMoveOfTheClockThatMadeItAsk() {
        bench.post("/sandbox/faults", "Event", "onMessageAdd", "Kind", "late", "DelayMillis", "60000");
        bench.ear.answerTo("onMessageAdd", CHANGED.status(), CHANGED.body());
        CompletableFuture<Reply> said = bench.sendAs("alice", messages, "Body", "hello");
        Awaitility.await().until(() -> bench.get("/sandbox/faults").text().equals("[]"));

        bench.pass("PT1H");

        assertEquals("changed", said.join().json().getString("body"));
    }

    @Test
    void opensAConversationWhenAHookIsSilent() {
        bench.ear.answer(heard -> heard.event().equals("onConversationAdd") ? null : new Said(200, ""));
        CompletableFuture<Reply> written = write("hello");
        bench.ear.await("onConversationAdd");

        bench.pass("PT5S");

        String opened = written.join().json().getString("conversation_sid");
        assertEquals(List.of("hello"), bodies("/v1/Conversations/" + opened + "/Messages"));
    }

    @Test
    void keepsTheOrderInWhichAPhoneWroteWhileAHookThinks() {
        bench.phone(conversation);
        bench.ear.answer(heard -> "first".equals(heard.form().first("Body")) ? null : new Said(200, ""));
        CompletableFuture<Reply> first = write("first");
        bench.ear.await("onMessageAdd");
        CompletableFuture<Reply> second = write("second");

        bench.pass("PT5S");

        assertEquals("201 201", first.join().status() + " " + second.join().status());
        assertEquals(List.of("first", "second"), bodies(messages));
    }

    @Test
    void keepsTheOrderInWhichClientsWroteWhileAHookThinks() {
        bench.ear.answer(heard -> "first".equals(heard.form().first("Body")) ? null : new Said(200, ""));
        CompletableFuture<Reply> first = bench.sendAs("alice", messages, "Body", "first");
        bench.ear.await("onMessageAdd");
        CompletableFuture<Reply> second = bench.sendAs("bob", messages, "Body", "second");

        bench.pass("PT5S");

        assertEquals(201, first.join().status());
        assertEquals(1, second.join().json().getInteger("index"));
    }

    @Test
    void keepsTheOrderOfAPhoneAndAClient() {
        bench.phone(conversation);
        bench.ear.answer(heard -> "first".equals(heard.form().first("Body")) ? null : new Said(200, ""));
        CompletableFuture<Reply> first = write("first");
        bench.ear.await("onMessageAdd");
        CompletableFuture<Reply> second = bench.sendAs("bob", messages, "Body", "second");

        bench.pass("PT5S");

        assertEquals(201, first.join().status());
        assertEquals(1, second.join().json().getInteger("index"));
    }

    @Test
    void tellsTheNextEventOnceNobodyWaitsForTheFirst() {
        bench.ear.answer(heard -> null);
        bench.postLoudly(messages, "Body", "first");
        bench.postLoudly(messages, "Body", "second");
        bench.ear.await(1);

        bench.pass("PT5S");

        assertEquals(
                List.of("first", "second"),
                bench.ear.await(2).stream()
                        .map(heard -> heard.form().first("Body"))
                        .toList());
        assertEquals("null null null no answer within 5000 ms", outcome("onMessageAdded"));
    }

    private CompletableFuture<Reply> write(String body) {
        return bench.send("/sandbox/sms", "From", Bench.PHONE, "To", Bench.NUMBER, "Body", body);
    }

    private List<String> bodies(String path) {
        return bench.get(path).list("messages").stream()
                .map(message -> ((JsonObject) message).getString("body"))
                .toList();
    }

    /** Waits for the result of an event, and returns outcome, code, status and error. */
    private String outcome(String event) {
        Awaitility.await().until(() -> bench.get("/sandbox/webhooks").text().contains("\"event\":\"" + event + "\""));
        return bench.get("/sandbox/webhooks").array().stream()
                .map(JsonObject.class::cast)
                .filter(entry -> event.equals(entry.getString("event")))
                .map(entry -> entry.getString("outcome") + " " + entry.getInteger("code") + " "
                        + entry.getInteger("status") + " " + entry.getString("error"))
                .findFirst()
                .orElseThrow();
    }
}
