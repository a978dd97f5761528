package dev.parley.sandbox.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A REST call with an identity is made as that user's SDK client. */
class ClientsTest {
    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void areToldOfWithoutAskingForWebhooks() {
        bench.postAs("alice", "/v1/Conversations");

        var form = bench.ear.await("onConversationAdded").form();

        assertEquals("SDK alice", form.first("Source") + " " + form.first("ClientIdentity"));
    }

    @Test
    void becomeUsersBeforeTheyAct() {
        bench.post("/v1/Configuration/Webhooks", "Filters", "onUserAdded", "Filters", "onConversationAdded");

        bench.postAs("alice", "/v1/Conversations");

        assertEquals(List.of("onUserAdded", "onConversationAdded"), bench.ear.events(2));
        assertEquals("alice", bench.get("/v1/Users/alice").json().getString("identity"));
    }

    @Test
    void becomeUsersOnce() {
        bench.postAs("alice", "/v1/Conversations");
        bench.postAs("alice", "/v1/Conversations");

        assertEquals(1, bench.get("/v1/Users").list("users").size());
    }

    @Test
    void becomeUsersOfTheServiceThatTheyCall() {
        String second = "/v1/Services/"
                + bench.post("/v1/Services", "FriendlyName", "Repairs").sid();

        bench.postAs("alice", second + "/Conversations");

        assertEquals(200, bench.get(second + "/Users/alice").status());
        assertEquals(404, bench.get("/v1/Users/alice").status());
    }

    @Test
    void writeUnderTheirOwnName() {
        assertEquals("alice", say("Body", "hello").getString("author"));
    }

    @Test
    void mayNameAnotherAuthor() {
        assertEquals("bob", say("Body", "hello", "Author", "bob").getString("author"));
    }

    @Test
    void haveAnIdentityOfAtMost256Characters() {
        assertEquals(
                "400 20001 A client's identity has 1 to 256 characters: this one has 257.",
                bench.postAs("x".repeat(257), "/v1/Conversations").refusal());
    }

    private JsonObject say(String... form) {
        bench.letClientsDoEverything();
        return bench.postAs("alice", "/v1/Conversations/" + bench.conversation() + "/Messages", form)
                .json();
    }
}
