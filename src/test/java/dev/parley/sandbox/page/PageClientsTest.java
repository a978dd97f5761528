package dev.parley.sandbox.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.Pictures;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageClientsTest {
    @RegisterExtension
    final Bench bench = new Bench();

    @RegisterExtension
    final Pictures pictures = new Pictures();

    private final List<Spectator> pageClients = new ArrayList<>();

    @AfterEach
    void leave() {
        pageClients.forEach(Spectator::close);
    }

    @Test
    void tellsOfACallAsItHappens() {
        Spectator spectator = follow("");

        bench.post("/v1/Users", "Identity", "alice");

        assertEquals(
                new JsonObject()
                        .put("number", 1)
                        .put("at", "2026-11-22T10:00:00.125Z")
                        .put("method", "POST")
                        .put("path", "/v1/Users")
                        .put("status", 201)
                        .put("milliseconds", 0)
                        .put("source", "API")
                        .putNull("identity")
                        .putNull("conversation")
                        .put("thing", "US00000000000000000000000000000001")
                        .put("words", "alice"),
                spectator.await("call").data());
    }

    @Test
    void tellsOfAWebhookWhenItWasAnswered() {
        Spectator spectator = follow("");

        bench.postLoudly("/v1/Users", "Identity", "alice");

        JsonObject webhook = spectator.await("webhook").data();
        assertEquals("onUserAdded 200", webhook.getString("event") + " " + webhook.getValue("status"));
    }

    @Test
    void tellsWhatACallAndItsWebhookAreAbout() {
        String conversation = bench.conversation();
        Spectator spectator = follow("");

        String message = bench.postLoudly(
                        "/v1/Conversations/" + conversation + "/Messages", "Author", "alice", "Body", "Hello")
                .sid();

        List<String> about = List.of(conversation, message, "alice: Hello");
        assertEquals(about, gist(spectator.await("webhook").data()));
        assertEquals(
                about,
                gist(spectator
                        .await(one -> one.event().equals("call")
                                && message.equals(one.data().getString("thing")))
                        .data()));
    }

    @Test
    void tellsOfAFileThatHasNoWordsWithIt() {
        Spectator spectator = follow("");

        bench.post(
                "/sandbox/sms",
                "From",
                Bench.PHONE,
                "To",
                Bench.NUMBER,
                "NumMedia",
                "1",
                "MediaUrl0",
                pictures.url("/cat.txt"));

        assertEquals("[cat.txt]", spectator.await("webhook").data().getString("words"));
    }

    @Test
    void tellsWhoseSdkCalled() {
        Spectator spectator = follow("");

        bench.postAs("alice", "/v1/Conversations", "FriendlyName", "Lesson");

        JsonObject call = spectator.await("call").data();
        assertEquals("SDK alice", call.getString("source") + " " + call.getString("identity"));
    }

    private static List<String> gist(JsonObject told) {
        return List.of(told.getString("conversation"), told.getString("thing"), told.getString("words"));
    }

    @Test
    void tellsWhatAConversationHasBecomeThoughItsCauseIsSilent() {
        String sid = bench.conversation();
        Spectator spectator = follow("");

        bench.post("/v1/Conversations/" + sid + "/Messages", "Author", "alice", "Body", "Hello");

        JsonObject conversation = spectator.await("conversation").data();
        assertEquals(
                "{\"author\":\"alice\",\"body\":\"Hello\"}",
                conversation.getJsonObject("last_message").encode());
    }

    @Test
    void tellsThatAConversationIsGone() {
        String sid = bench.conversation();
        Spectator spectator = follow("");

        bench.delete("/v1/Conversations/" + sid);

        assertEquals(new JsonObject().put("sid", sid), spectator.await("gone").data());
    }

    @Test
    void tellsHowFarATextHasGot() {
        Spectator spectator = follow("");
        String conversation = bench.conversation();
        bench.phone(conversation);

        bench.post("/v1/Conversations/" + conversation + "/Messages", "Body", "Your order is ready.");

        JsonObject text = spectator
                .await(told -> told.event().equals("text")
                        && "delivered".equals(told.data().getString("status")))
                .data();
        assertEquals(Bench.PHONE + " Your order is ready.", text.getString("to") + " " + text.getString("body"));
    }

    @Test
    void tellsWhoeverComesLateWhatIsThere() {
        String sid = bench.conversation();

        Spectator spectator = follow("");

        assertEquals(
                sid,
                spectator
                        .await("conversations")
                        .data()
                        .getJsonArray("list")
                        .getJsonObject(0)
                        .getString("sid"));
        assertEquals(1, spectator.await("call").data().getInteger("number"));
    }

    @Test
    void tellsWhoeverComesBackOnlyWhatWasMissed() {
        Spectator before = follow("");
        bench.conversation();
        String heard = before.await("call").id();
        bench.delete("/v1/Users/missed");

        Spectator after = follow("?after=" + heard);

        assertEquals("DELETE", after.await("call").data().getString("method"));
    }

    @Test
    void saysThatMoreWasMissedThanIsKept() {
        for (int i = 0; i < 2_001; i++) {
            bench.get("/v1/Users/" + i);
        }

        assertEquals(true, follow("").await("welcome").data().getBoolean("missed"));
    }

    @Test
    void greetsAnewAfterAReset() {
        bench.conversation();
        Spectator spectator = follow("");
        String run = spectator.await("welcome").data().getString("run");

        bench.post("/sandbox/reset");

        Spectator.Told welcome = spectator.await(told ->
                told.event().equals("welcome") && !run.equals(told.data().getString("run")));
        assertEquals(false, welcome.data().getBoolean("missed"));
        assertNotEquals(run, follow("").await("welcome").data().getString("run"));
        assertEquals(
                List.of("welcome", "conversations", "texts"),
                follow("?after=" + run + "-1").events());
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Sec-Fetch-Site, cross-site",
    })
    void letsNoPageOfAnotherSiteWatch(String header, String value) {
        assertEquals(
                "403 20006 Pages of other sites may not change the sandbox.",
                bench.exchange(bench.unauthorised("/sandbox/stream").header(header, value))
                        .refusal());
    }

    @Test
    void refusesMorePagesThanItCanServe() {
        for (int i = 0; i < 32; i++) {
            follow("");
        }

        assertEquals(
                "429 20429 Too many pages are connected to the sandbox: close one.",
                bench.get("/sandbox/stream").refusal());
    }

    private Spectator follow(String query) {
        Spectator spectator = Spectator.follow(bench.unauthorised("/sandbox/stream" + query));
        pageClients.add(spectator);
        return spectator;
    }
}
