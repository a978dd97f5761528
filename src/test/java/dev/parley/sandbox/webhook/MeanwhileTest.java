package dev.parley.sandbox.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.Ear.Said;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Changes while a hook is pending. */
class MeanwhileTest {
    @RegisterExtension
    final Bench bench = new Bench();

    private String conversation = "";

    @BeforeEach
    void makeConversation() {
        bench.letClientsDoEverything();
        conversation = "/v1/Conversations/" + bench.conversation();
    }

    @Test
    void otherConversationsAndRestCallsGoOn() {
        CompletableFuture<Said> thinking = bench.ear.holdBack("onMessageAdd");
        var waiting = bench.sendAs("alice", conversation + "/Messages", "Body", "waits");
        bench.ear.await("onMessageAdd");

        int other = bench.postAs("alice", "/v1/Conversations").status();
        int byRest = bench.post(conversation + "/Messages", "Body", "by REST").status();
        thinking.complete(new Said(200, ""));

        assertEquals("201 201 201", other + " " + byRest + " " + waiting.join().status());
    }

    @Test
    void aDeletedConversationStaysDeleted() {
        CompletableFuture<Said> thinking = bench.ear.holdBack("onMessageAdd");
        var waiting = bench.sendAs("alice", conversation + "/Messages", "Body", "too late");
        bench.ear.await("onMessageAdd");

        bench.delete(conversation);
        thinking.complete(new Said(200, ""));

        assertEquals(
                "404 20404 There is no conversation " + sid(conversation) + ".",
                waiting.join().refusal());
        assertEquals("refused 20404", made());
    }

    @Test
    void aClosedConversationStaysClosed() {
        CompletableFuture<Said> thinking = bench.ear.holdBack("onParticipantAdd");
        var waiting = bench.sendAs("alice", conversation + "/Participants", "Identity", "alice");
        bench.ear.await("onParticipantAdd");

        bench.post(conversation, "State", "closed");
        thinking.complete(new Said(200, ""));

        assertEquals(
                "400 50377 Conversation " + sid(conversation) + " is closed, and closed is final.",
                waiting.join().refusal());
    }

    @Test
    void aNameThatIsTakenStaysTaken() {
        CompletableFuture<Said> thinking = bench.ear.holdBack("onConversationAdd");
        var waiting = bench.sendAs("alice", "/v1/Conversations", "UniqueName", "oven");
        bench.ear.await("onConversationAdd");

        String first = bench.post("/v1/Conversations", "UniqueName", "oven").sid();
        thinking.complete(new Said(200, ""));

        assertEquals(
                "409 50353 Conversation with provided unique name already exists: " + first + ".",
                waiting.join().refusal());
    }

    @Test
    void nothingComesBackIntoAWorldThatWasReset() {
        CompletableFuture<Said> thinking = bench.ear.holdBack("onConversationAdd");
        var waiting = bench.sendAs("alice", "/v1/Conversations", "FriendlyName", "Lesson");
        bench.ear.await("onConversationAdd");

        bench.post("/sandbox/reset");
        thinking.complete(new Said(200, ""));

        assertEquals(
                "409 20409 The sandbox was reset meanwhile.", waiting.join().refusal());
        assertEquals(
                0,
                bench.get("/v1/Conversations")
                        .json()
                        .getJsonArray("conversations")
                        .size());
    }

    @Test
    void aMessageThatIsGoneIsNotFound() {
        String message = bench.post(conversation + "/Messages", "Body", "hello").sid();
        CompletableFuture<Said> thinking = bench.ear.holdBack("onMessageUpdate");
        var waiting = bench.sendAs("alice", conversation + "/Messages/" + message, "Body", "hello!");
        bench.ear.await("onMessageUpdate");

        bench.delete(conversation + "/Messages/" + message);
        thinking.complete(new Said(200, "{\"body\":\"hullo\"}"));

        assertEquals(
                "404 20404 There is no message " + message + ". Modified by a webhook: body.",
                waiting.join().refusal());
    }

    @Test
    void whatIsSaidByRestComesFirst() {
        CompletableFuture<Said> thinking = bench.ear.holdBack("onMessageAdd");
        var waiting = bench.sendAs("alice", conversation + "/Messages", "Body", "asked about");
        bench.ear.await("onMessageAdd");

        bench.post(conversation + "/Messages", "Body", "by REST");
        thinking.complete(new Said(200, ""));
        waiting.join();

        assertEquals(
                List.of("by REST", "asked about"),
                bench.get(conversation + "/Messages").list("messages").stream()
                        .map(message -> ((JsonObject) message).getString("body"))
                        .toList());
    }

    private String made() {
        return bench.get("/sandbox/webhooks").array().stream()
                .map(JsonObject.class::cast)
                .filter(sent -> sent.containsKey("outcome"))
                .map(sent -> sent.getString("outcome") + " " + sent.getInteger("code"))
                .findFirst()
                .orElse("nobody was asked");
    }

    private static String sid(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
