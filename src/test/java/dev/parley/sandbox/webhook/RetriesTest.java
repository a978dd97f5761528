package dev.parley.sandbox.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.Ear.Heard;
import dev.parley.sandbox.Ear.Said;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Status callbacks that are retried by the fragment of their address. */
class RetriesTest {
    private static final String TEXTS = "/2010-04-01/Accounts/" + SandboxAccount.ACCOUNT_SID + "/Messages.json";
    private static final String NOBODY = "http://127.0.0.1:1/status";

    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void areTheSameCallWithTheSameToken() {
        AtomicInteger calls = new AtomicInteger();
        bench.ear.answer(heard -> new Said(calls.incrementAndGet() <= 2 ? 503 : 200, ""));

        send(bench.ear.url("/status#rc=2&rp=5xx"));

        List<Heard> heard = bench.ear.await(4);
        assertEquals(
                List.of("sent", "sent", "sent", "delivered"),
                heard.stream().map(Heard::event).toList());
        assertEquals(
                List.of(heard.get(0)), heard.subList(0, 3).stream().distinct().toList());
        assertEquals("/status true", heard.get(2).path() + " " + heard.get(2).isSigned());
        assertEquals(List.of("sent 503 null", "sent 503 1", "sent 200 2", "delivered 200 null"), outcomes(4));
    }

    @Test
    void endWithTheCount() {
        bench.ear.answerTo("sent", 500, "");

        send(bench.ear.url("/status#rc=1&rp=all"));

        assertEquals(List.of("sent 500 null", "sent 500 1", "delivered 200 null"), outcomes(3));
    }

    @Test
    void areNotMadeAfterWhatThePolicyDoesNotName() {
        bench.ear.answerTo("sent", 404, "");

        send(bench.ear.url("/status#rc=3&rp=5xx,rt"));

        assertEquals(List.of("sent 404 null", "delivered 200 null"), outcomes(2));
    }

    @Test
    void areOneWhereNobodyCanBeConnectedToAndNothingIsSaid() {
        send(NOBODY);

        assertEquals(List.of("sent null null", "sent null 1", "delivered null null", "delivered null 1"), outcomes(4));
    }

    @Test
    void areNoneWhereTheAddressWantsNone() {
        send(NOBODY + "#rc=0");

        assertEquals(List.of("sent null null", "delivered null null"), outcomes(2));
    }

    @Test
    void followASilenceThatLastsTooLongByTheSandboxsClock() {
        AtomicInteger calls = new AtomicInteger();
        bench.ear.answer(heard -> calls.incrementAndGet() == 1 ? null : new Said(200, ""));
        send(bench.ear.url("/status#rt=2000&rc=1&rp=rt"));
        bench.ear.await(1);

        bench.pass("PT2S");

        assertEquals(List.of("sent null null", "sent 200 1", "delivered 200 null"), outcomes(3));
        assertEquals("no answer within 2000 ms", entry(0).getString("error"));
    }

    @Test
    void endWhenTheTimeForAllTriesIsOver() {
        bench.ear.answer(heard -> heard.event().equals("sent") ? null : new Said(200, ""));
        send(bench.ear.url("/status#rt=2000&tt=3000&rc=5&rp=rt"));
        bench.ear.await(1);
        bench.pass("PT2S");
        bench.ear.await(2);

        bench.pass("PT1S");

        assertEquals(List.of("sent null null", "sent null 1", "delivered 200 null"), outcomes(3));
    }

    @Test
    void areNotMadeForTheEventsOfConversations() {
        bench.ear.answerTo("onConversationAdded", 503, "");
        bench.post("/v1/Configuration/Webhooks", "PostWebhookUrl", bench.ear.url("/chat#rc=3&rp=all"));

        String sid = bench.postLoudly("/v1/Conversations").sid();
        bench.postLoudly("/v1/Conversations/" + sid, "FriendlyName", "a");

        assertEquals(List.of("onConversationAdded 503 null", "onConversationUpdated 200 null"), outcomes(2));
    }

    @Test
    void needAPolicyThatTwilioKnows() {
        send(bench.ear.url("/status#rc=2&rp=503"));

        assertEquals(List.of("sent null null", "delivered null null"), outcomes(2));
        assertEquals(
                "not sent: rp is \"503\", expected some of 4xx,5xx,ct,rt,all (11243)", entry(0).getString("error"));
    }

    @Test
    void areForgottenWithTheSandbox() {
        bench.ear.answer(heard -> null);
        send(bench.ear.url("/status#rt=2000&rc=5&rp=all"));
        bench.ear.await(1);

        bench.post("/sandbox/reset");
        bench.ear.answer(heard -> new Said(200, ""));
        send(bench.ear.url("/after"));

        assertEquals(
                List.of("/status", "/after", "/after"),
                bench.ear.await(3).stream().map(Heard::path).toList());
    }

    private void send(String callback) {
        bench.post(TEXTS, "From", Bench.NUMBER, "To", Bench.PHONE, "Body", "hello", "StatusCallback", callback);
    }

    private JsonObject entry(int number) {
        return bench.get("/sandbox/webhooks").array().getJsonObject(number);
    }

    /** Waits for a number of calls; returns event, status and retry of each. */
    private List<String> outcomes(int calls) {
        Awaitility.await().until(() -> bench.get("/sandbox/webhooks").array().size() >= calls);
        return bench.get("/sandbox/webhooks").array().stream()
                .map(JsonObject.class::cast)
                .map(entry ->
                        entry.getString("event") + " " + entry.getInteger("status") + " " + entry.getInteger("retry"))
                .toList();
    }
}
