package dev.parley.sandbox.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConversationsTest {
    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void answersCreationWithTheWholeResource() {
        Bench.Reply created = bench.post(
                "/v1/Conversations", "FriendlyName", "Repair", "UniqueName", "repair", "Attributes", "{\"a\":1}");

        JsonObject expected = new JsonObject(
                """
                {
                  "account_sid": "AC00000000000000000000000000000000",
                  "chat_service_sid": "IS00000000000000000000000000000000",
                  "messaging_service_sid": "MG00000000000000000000000000000000",
                  "sid": "CH00000000000000000000000000000001",
                  "friendly_name": "Repair",
                  "unique_name": "repair",
                  "attributes": "{\\"a\\":1}",
                  "state": "active",
                  "date_created": "2026-11-22T10:00:00Z",
                  "date_updated": "2026-11-22T10:00:00Z",
                  "timers": {},
                  "url": "BASE/v1/Conversations/CH00000000000000000000000000000001",
                  "links": {
                    "participants": "BASE/v1/Conversations/CH00000000000000000000000000000001/Participants",
                    "messages": "BASE/v1/Conversations/CH00000000000000000000000000000001/Messages",
                    "webhooks": "BASE/v1/Conversations/CH00000000000000000000000000000001/Webhooks"
                  },
                  "bindings": {}
                }
                """
                        .replace("BASE", bench.uri().toString()));
        assertEquals(201, created.status());
        assertEquals(expected, created.json());
    }

    @Test
    void fetchesByUniqueName() {
        String sid = bench.post("/v1/Conversations", "UniqueName", "room a/b").sid();

        assertEquals(sid, bench.get("/v1/Conversations/room%20a%2Fb").sid());
    }

    @Test
    void refusesUniqueNameThatIsTaken() {
        String sid = bench.post("/v1/Conversations", "UniqueName", "room").sid();

        Bench.Reply second = bench.post("/v1/Conversations", "UniqueName", "room");

        assertEquals("409 50353 Conversation with provided unique name already exists: " + sid + ".", second.refusal());
    }

    @Test
    void changesOnlyWhatAnUpdateNames() {
        String path = "/v1/Conversations/"
                + bench.post("/v1/Conversations", "FriendlyName", "Repair", "UniqueName", "repair")
                        .sid();

        bench.post(path, "FriendlyName", "");

        JsonObject now = bench.get(path).json();
        assertEquals("null repair", now.getString("friendly_name") + " " + now.getString("unique_name"));
    }

    @Test
    void letsNothingOpenWhatIsClosed() {
        String sid = bench.conversation();
        bench.post("/v1/Conversations/" + sid, "State", "closed");

        Bench.Reply reopened = bench.post("/v1/Conversations/" + sid, "State", "active");

        assertEquals("400 50377 Conversation " + sid + " is closed, and closed is final.", reopened.refusal());
    }

    @Test
    void refusesCreationOfWhatIsClosed() {
        assertEquals(
                "400 50384 A conversation cannot be created closed.",
                bench.post("/v1/Conversations", "State", "closed").refusal());
    }

    @Test
    void refusesUnknownState() {
        assertEquals(
                "400 20001 State is \"asleep\": expected one of active, inactive, closed.",
                bench.post("/v1/Conversations", "State", "asleep").refusal());
    }

    @Test
    void refusesAttributesThatAreNoJson() {
        assertEquals(
                "400 50304 Attributes is not valid JSON.",
                bench.post("/v1/Conversations", "Attributes", "{a").refusal());
    }

    @Test
    void refusesAttributesOverSixteenKilobytes() {
        String large = "\"" + "x".repeat(16 << 10) + "\"";

        assertEquals(
                "400 50303 Attributes has 16386 bytes: at most 16384.",
                bench.post("/v1/Conversations", "Attributes", large).refusal());
    }

    @Test
    void refusesNameOver256Characters() {
        assertEquals(
                "400 20001 FriendlyName has 257 characters: at most 256.",
                bench.post("/v1/Conversations", "FriendlyName", "x".repeat(257)).refusal());
    }

    @Test
    void refusesTimerThatIsTooShort() {
        assertEquals(
                "400 50376 Timers.Closed is PT9M: at least PT10M.",
                bench.post("/v1/Conversations", "State", "active", "Timers.Closed", "PT9M")
                        .refusal());
    }

    @Test
    void showsWhenTimersRing() {
        JsonObject created = bench.post("/v1/Conversations", "State", "active", "Timers.Inactive", "PT1M")
                .json();

        assertEquals(new JsonObject().put("date_inactive", "2026-11-22T10:01:00Z"), created.getJsonObject("timers"));
    }

    @Test
    void takesTheDatesThatAFormSays() {
        JsonObject created = bench.post(
                        "/v1/Conversations",
                        "DateCreated",
                        "2015-12-16T22:18:37Z",
                        "DateUpdated",
                        "2015-12-16T22:18:38Z")
                .json();

        assertEquals(
                "2015-12-16T22:18:37Z 2015-12-16T22:18:38Z",
                created.getString("date_created") + " " + created.getString("date_updated"));
    }

    @Test
    void datesAnUpdateItself() {
        String path = "/v1/Conversations/" + bench.conversation();

        JsonObject updated = bench.post(
                        path, "DateCreated", "2015-12-16T22:18:37Z", "DateUpdated", "2015-12-16T22:18:38Z")
                .json();

        assertEquals(
                "2015-12-16T22:18:37Z 2026-11-22T10:00:00Z",
                updated.getString("date_created") + " " + updated.getString("date_updated"));
    }

    @Test
    void forgetsWhatIsDeleted() {
        String path = "/v1/Conversations/" + bench.conversation();

        assertEquals(204, bench.delete(path).status());

        assertEquals(404, bench.get(path).status());
    }

    @Test
    void listsByState() {
        bench.post("/v1/Conversations", "State", "inactive");
        String active = bench.conversation();

        JsonArray found = bench.get("/v1/Conversations?State=active").list("conversations");

        assertEquals(1, found.size());
        assertEquals(active, found.getJsonObject(0).getString("sid"));
    }

    @Test
    void showsTheSameConversationBelowTheService() {
        String sid = bench.conversation();
        String service = "/v1/Services/" + SandboxAccount.CONVERSATIONS_SERVICE_SID + "/Conversations/" + sid;

        assertEquals(bench.uri() + service, bench.get(service).json().getString("url"));
    }

    @Test
    void knowsNoOtherService() {
        String other = "IS11111111111111111111111111111111";

        assertEquals(
                "404 20404 There is no service " + other + ".",
                bench.get("/v1/Services/" + other + "/Conversations").refusal());
    }
}
