package dev.parley.sandbox.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.sandbox.Bench;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses of hooks, and their effects. */
class HookVerdictTest {
    @RegisterExtension
    final Bench bench = new Bench();

    private String conversation = "";

    @BeforeEach
    void makeConversation() {
        bench.letClientsDoEverything();
        conversation = "/v1/Conversations/" + bench.conversation();
    }

    @Test
    void putsInTheNameOfANewConversation() {
        bench.ear.answerTo("onConversationAdd", 200, "{\"friendly_name\":\"Repair\"}");

        JsonObject added =
                bench.postAs("alice", "/v1/Conversations", "UniqueName", "oven").json();

        assertEquals("Repair oven", added.getString("friendly_name") + " " + added.getString("unique_name"));
    }

    @Test
    void putsInTheNameOfAnUpdate() {
        bench.ear.answerTo("onConversationUpdate", 200, "{\"friendly_name\":\"Repair\"}");

        JsonObject updated = bench.postAs("alice", conversation, "FriendlyName", "Oven", "Attributes", "{\"a\":1}")
                .json();

        assertEquals("Repair {\"a\":1}", updated.getString("friendly_name") + " " + updated.getString("attributes"));
    }

    @Test
    void putsInWordsAuthorAndAttributesOfANewMessage() {
        bench.ear.answerTo(
                "onMessageAdd", 200, "{\"body\":\"****\",\"author\":\"censor\",\"attributes\":\"{\\\"a\\\":1}\"}");

        assertEquals("**** censor {\"a\":1}", words(say("Body", "darn")));
    }

    @Test
    void putsInWordsAuthorAndAttributesOfAnUpdate() {
        String message = bench.post(conversation + "/Messages", "Body", "hello").sid();
        bench.ear.answerTo(
                "onMessageUpdate", 200, "{\"body\":\"****\",\"author\":\"censor\",\"attributes\":\"{\\\"a\\\":1}\"}");

        assertEquals(
                "**** censor {\"a\":1}",
                words(bench.postAs("alice", conversation + "/Messages/" + message, "Body", "darn")));
    }

    @Test
    void keepsWhatTheAnswerDoesNotName() {
        bench.ear.answerTo("onMessageAdd", 200, "{\"body\":\"****\",\"author\":null}");

        assertEquals("**** alice {\"a\":1}", words(say("Body", "darn", "Attributes", "{\"a\":1}")));
        assertEquals("changed 200", made());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "200 ''",
                "200 {}",
                "200 {\"colour\":\"red\",\"Body\":\"red\",\"friendly_name\":\"red\"}",
                "200 OK",
                "200 [\"body\"]",
                "204 ''",
                "202 {\"body\":\"****\"}",
                "302 {\"body\":\"****\"}"
            })
    void changesNothing(int status, String answer) {
        bench.ear.answerTo("onMessageAdd", status, answer);

        assertEquals("hello alice {}", words(say("Body", "hello")));
        assertEquals("unchanged " + status, made());
    }

    @Test
    void putsNothingIntoAParticipant() {
        bench.ear.answerTo("onParticipantAdd", 200, "{\"attributes\":\"{\\\"a\\\":1}\",\"identity\":\"mallory\"}");

        JsonObject added = bench.postAs("alice", conversation + "/Participants", "Identity", "bob")
                .json();

        assertEquals("bob {}", added.getString("identity") + " " + added.getString("attributes"));
        assertEquals("unchanged 200", made());
    }

    @Test
    void takesTheNameAway() {
        bench.ear.answerTo("onConversationUpdate", 200, "{\"friendly_name\":\"\"}");

        assertNull(bench.postAs("alice", conversation, "FriendlyName", "Oven")
                .json()
                .getString("friendly_name"));
    }

    @Test
    void handsAnAuthorThatIsTooLongToWhoeverWrote() {
        assertRefused(
                "{\"author\":\"" + "x".repeat(257) + "\"}",
                "400 20001 Author has 257 characters: at most 256. Modified by a webhook: author.");
    }

    @Test
    void handsABodyThatIsTooLongToWhoeverWrote() {
        assertRefused(
                "{\"body\":\"" + "x".repeat((32 << 10) + 1) + "\",\"author\":\"bob\"}",
                "400 50504 Body has 32769 bytes: at most 32768. Modified by a webhook: author, body.");
    }

    @Test
    void handsAttributesThatAreNoJsonToWhoeverWrote() {
        assertRefused(
                "{\"attributes\":\"{a\"}",
                "400 50304 Attributes is not valid JSON. Modified by a webhook: attributes.");
    }

    @Test
    void handsAttributesThatAreNoTextToWhoeverWrote() {
        assertRefused(
                "{\"attributes\":{\"a\":1}}",
                "400 20001 The webhook answered with a \"attributes\" that is not a text: write JSON inside it as a"
                        + " text, too.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"body", "author", "attributes"})
    void handsAnEmptyValueToWhoeverWrote(String key) {
        assertRefused("{\"" + key + "\":\"\"}", "400 20001 The webhook answered with a \"" + key + "\" that is empty.");
    }

    @Test
    void keepsTheQuestionAndWhatCameOfIt() {
        bench.ear.answerTo("onUserUpdate", 403, "no");
        bench.postAs("alice", "/v1/Users/alice", "FriendlyName", "Alice");

        JsonObject sent = last("onUserUpdate");

        assertEquals("Alice", sent.getJsonObject("form").getString("FriendlyName"));
        sent.remove("form");
        assertEquals(
                new JsonObject()
                        .put("at", "2026-11-22T10:00:00.125Z")
                        .put("url", bench.ear.url("/chat"))
                        .put("event", "onUserUpdate")
                        .put("status", 403)
                        .put("error", "A webhook rejected this.")
                        .put("answer", "no")
                        .put("milliseconds", 0)
                        .put("outcome", "rejected")
                        .put("code", 50056),
                sent);
    }

    @Test
    void keepsThatNobodyListened() {
        bench.post("/v1/Configuration/Webhooks", "PreWebhookUrl", "http://127.0.0.1:1/");

        assertEquals("hello alice {}", words(say("Body", "hello")));
        JsonObject sent = last("onMessageAdd");
        assertEquals(
                "unanswered null Connection refused: /127.0.0.1:1",
                sent.getString("outcome") + " " + sent.getInteger("code") + " " + sent.getString("error"));
    }

    private void assertRefused(String answer, String refusal) {
        bench.ear.answerTo("onMessageAdd", 200, answer);

        assertEquals(refusal, say("Body", "hello").refusal());
        assertEquals("refused 200", made());
        assertEquals(0, bench.get(conversation + "/Messages").list("messages").size());
    }

    private Bench.Reply say(String... form) {
        return bench.postAs("alice", conversation + "/Messages", form);
    }

    private static String words(Bench.Reply reply) {
        JsonObject message = reply.json();
        return message.getString("body") + " " + message.getString("author") + " " + message.getString("attributes");
    }

    /** Returns the outcome of the last hook, and its status. */
    private String made() {
        JsonObject last = bench.get("/sandbox/webhooks").array().stream()
                .map(JsonObject.class::cast)
                .filter(sent -> sent.containsKey("outcome"))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return last.getString("outcome") + " " + last.getInteger("status");
    }

    private JsonObject last(String event) {
        return bench.get("/sandbox/webhooks").array().stream()
                .map(JsonObject.class::cast)
                .filter(sent -> event.equals(sent.getString("event")))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
