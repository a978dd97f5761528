package dev.parley.sandbox.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import io.vertx.core.json.JsonArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UsersTest {
    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void fetchesByIdentity() {
        String sid = bench.post("/v1/Users", "Identity", "alice@example.com").sid();

        assertEquals(sid, bench.get("/v1/Users/alice%40example.com").sid());
    }

    @Test
    void refusesIdentityThatIsThere() {
        String sid = bench.post("/v1/Users", "Identity", "alice").sid();

        assertEquals(
                "409 50201 User already exists: " + sid + ".",
                bench.post("/v1/Users", "Identity", "alice").refusal());
    }

    @Test
    void refusesSomebodyWithoutIdentity() {
        assertEquals(
                "400 20001 Missing required parameter Identity. Is \"identiy\" misspelt?",
                bench.post("/v1/Users", "identiy", "alice").refusal());
    }

    @Test
    void refusesIdentityThatLooksLikeASid() {
        String sid = bench.post("/v1/Users", "Identity", "alice").sid();

        assertEquals(
                "400 50206 Identity looks like a user's SID.",
                bench.post("/v1/Users", "Identity", sid).refusal());
        assertEquals(
                "400 50206 Identity looks like a user's SID.",
                bench.post("/v1/Conversations/" + bench.conversation() + "/Participants", "Identity", sid)
                        .refusal());
    }

    @Test
    void makesAUserOfWhoeverJoins() {
        bench.post("/v1/Conversations/" + bench.conversation() + "/Participants", "Identity", "alice");

        assertEquals("alice", bench.get("/v1/Users/alice").json().getString("identity"));
    }

    @Test
    void listsTheConversationsThatSomebodyIsIn() {
        String conversation = bench.conversation();
        bench.post("/v1/Conversations/" + conversation + "/Participants", "Identity", "alice");

        JsonArray found = bench.get("/v1/Users/alice/Conversations").list("conversations");

        assertEquals(conversation, found.getJsonObject(0).getString("conversation_sid"));
    }

    @Test
    void forgetsWhoIsDeleted() {
        bench.post("/v1/Users", "Identity", "alice");
        bench.delete("/v1/Users/alice");

        assertEquals(
                "404 20404 There is no user alice.",
                bench.get("/v1/Users/alice").refusal());
    }
}
