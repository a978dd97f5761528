package dev.parley.sandbox.control;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InspectionPathsTest {
    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void showsACallWithItsAnswer() {
        Bench.Reply created = bench.post("/v1/Users", "Identity", "alice");

        JsonObject call = bench.get("/sandbox/calls/1").json();

        assertEquals("{\"Identity\":\"alice\"}", call.getJsonObject("form").encode());
        assertEquals(created.text(), call.getString("answer"));
    }

    @Test
    void keepsTheBeginningOfALongAnswer() {
        bench.post("/v1/Conversations", "Attributes", "\"" + "x".repeat(9000) + "\"");

        assertEquals(
                (8 << 10) + 1,
                bench.get("/sandbox/calls/1").json().getString("answer").length());
    }

    @Test
    void showsAWebhookWithWhatWasAnswered() {
        bench.ear.answerTo("onUserAdded", 500, "no");
        bench.postLoudly("/v1/Users", "Identity", "alice");
        bench.ear.await(1);
        await().until(() -> bench.get("/sandbox/webhooks").array().size() == 1);

        JsonObject webhook = bench.get("/sandbox/webhooks/1").json();

        assertEquals(
                "onUserAdded 500 no",
                webhook.getString("event") + " " + webhook.getValue("status") + " " + webhook.getString("answer"));
    }

    @Test
    void saysThatItDoesNotKeepACall() {
        assertEquals(
                "404 20404 There is no call 1.", bench.get("/sandbox/calls/1").refusal());
        assertEquals(
                "400 20001 \"first\" is not the number of a call.",
                bench.get("/sandbox/calls/first").refusal());
    }

    @Test
    void findsACallAmongThoseThatAreNotForgotten() {
        for (int i = 1; i <= 1002; i++) {
            bench.get("/v1/Users/" + i);
        }

        assertEquals(404, bench.get("/sandbox/calls/2").status());
        assertEquals("/v1/Users/3", bench.get("/sandbox/calls/3").json().getString("path"));
        assertEquals("/v1/Users/1002", bench.get("/sandbox/calls/1002").json().getString("path"));
    }

    @Test
    void showsAConversationWithWhatWasSaid() {
        String sid = bench.conversation();
        bench.phone(sid);
        bench.post("/v1/Conversations/" + sid + "/Messages", "Author", "alice", "Body", "<b>Hello</b>");

        JsonObject conversation = bench.get("/sandbox/conversations/" + sid).json();

        assertEquals(
                Bench.PHONE + " by " + Bench.NUMBER,
                conversation.getJsonArray("participants").getJsonObject(0).getString("address")
                        + " by "
                        + conversation
                                .getJsonArray("participants")
                                .getJsonObject(0)
                                .getString("proxy_address"));
        assertEquals(
                "<b>Hello</b>",
                conversation.getJsonArray("messages").getJsonObject(0).getString("body"));
    }
}
