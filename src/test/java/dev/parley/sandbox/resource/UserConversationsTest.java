package dev.parley.sandbox.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How far users have read their conversations. */
class UserConversationsTest {
    @RegisterExtension
    final Bench bench = new Bench();

    private String conversation = "";
    private String alice = "";
    private String membership = "";

    @BeforeEach
    void putAliceIntoAConversation() {
        conversation = bench.post("/v1/Conversations", "UniqueName", "room", "FriendlyName", "Room")
                .sid();
        alice = bench.post("/v1/Conversations/room/Participants", "Identity", "alice")
                .sid();
        membership = "/v1/Users/alice/Conversations/room";
    }

    @Test
    void showsTheWholeResource() {
        String user = bench.get("/v1/Users/alice").sid();

        JsonObject expected = new JsonObject(
                """
                {
                  "account_sid": "AC00000000000000000000000000000000",
                  "chat_service_sid": "IS00000000000000000000000000000000",
                  "conversation_sid": "CONVERSATION",
                  "unread_messages_count": null,
                  "last_read_message_index": null,
                  "participant_sid": "ALICE",
                  "user_sid": "USER",
                  "friendly_name": "Room",
                  "conversation_state": "active",
                  "timers": {},
                  "attributes": "{}",
                  "date_created": "2026-11-22T10:00:00Z",
                  "date_updated": "2026-11-22T10:00:00Z",
                  "created_by": "system",
                  "notification_level": "default",
                  "unique_name": "room",
                  "url": "BASE/v1/Users/USER/Conversations/CONVERSATION",
                  "links": {
                    "participant": "BASE/v1/Conversations/CONVERSATION/Participants/ALICE",
                    "conversation": "BASE/v1/Conversations/CONVERSATION"
                  }
                }
                """
                        .replace("BASE", bench.uri().toString())
                        .replace("CONVERSATION", conversation)
                        .replace("ALICE", alice)
                        .replace("USER", user));
        assertEquals(expected, bench.get(membership).json());
    }

    @Test
    void findsByTheSidsToo() {
        String user = bench.get("/v1/Users/alice").sid();

        assertEquals(
                alice,
                bench.get("/v1/Users/" + user + "/Conversations/" + conversation)
                        .json()
                        .getString("participant_sid"));
    }

    @Test
    void countsWhatIsUnread() {
        for (String body : new String[] {"one", "two", "three"}) {
            bench.post("/v1/Conversations/room/Messages", "Body", body);
        }

        bench.post(membership, "LastReadMessageIndex", "0");

        assertEquals(2, bench.get(membership).json().getInteger("unread_messages_count"));
    }

    @Test
    void forgetsWhatWasRead() {
        bench.post(membership, "LastReadMessageIndex", "0");

        JsonObject now = bench.post(membership, "LastReadMessageIndex", "").json();

        assertEquals(
                "null null", now.getInteger("last_read_message_index") + " " + now.getInteger("unread_messages_count"));
    }

    @Test
    void showsTheParticipantWhatItsUserHasRead() {
        bench.post(membership, "LastReadMessageIndex", "3", "LastReadTimestamp", "2026-11-22T09:00:00Z");

        JsonObject participant =
                bench.get("/v1/Conversations/room/Participants/alice").json();

        assertEquals(
                "3 2026-11-22T09:00:00Z",
                participant.getInteger("last_read_message_index") + " " + participant.getString("last_read_timestamp"));
    }

    @Test
    void mutes() {
        bench.post(membership, "NotificationLevel", "muted");

        assertEquals("muted", bench.get(membership).json().getString("notification_level"));
    }

    @Test
    void refusesUnknownLevel() {
        assertEquals(
                "400 20001 NotificationLevel is \"loud\": expected one of default, muted.",
                bench.post(membership, "NotificationLevel", "loud").refusal());
    }

    @Test
    void refusesIndexBelowZero() {
        assertEquals(
                "400 20001 LastReadMessageIndex is -1: at least 0.",
                bench.post(membership, "LastReadMessageIndex", "-1").refusal());
    }

    @Test
    void leavesAndTellsOfIt() {
        Bench.Reply left = bench.exchange(bench.request(membership)
                .header("X-Twilio-Webhook-Enabled", "true")
                .DELETE());

        assertEquals(204, left.status());
        assertEquals(alice, bench.ear.await("onParticipantRemoved").form().first("ParticipantSid"));
        assertEquals(
                "404 20404 User alice is not in " + conversation + ".",
                bench.get(membership).refusal());
    }

    @Test
    void staysWhereAHookSaysSo() {
        bench.ear.answerTo("onParticipantRemove", 403, "");

        assertEquals(
                "403 50056 A webhook rejected this.",
                bench.deleteAs("alice", membership).refusal());
        assertEquals(200, bench.get(membership).status());
    }

    @Test
    void areListedInTheOrderInWhichTheUserJoined() {
        String second = bench.conversation();
        String third = bench.conversation();
        for (String joined : new String[] {third, second}) {
            bench.post("/v1/Conversations/" + joined + "/Participants", "Identity", "alice");
        }
        bench.delete(membership);
        bench.delete("/v1/Conversations/" + second);
        bench.post("/v1/Conversations/room/Participants", "Identity", "alice");

        assertEquals(
                List.of(third, conversation),
                bench.get("/v1/Users/alice/Conversations").list("conversations").stream()
                        .map(one -> ((JsonObject) one).getString("conversation_sid"))
                        .toList());
    }

    @Test
    void findsNoUserOfAnotherService() {
        String second = bench.post("/v1/Services", "FriendlyName", "Repairs").sid();

        assertEquals(
                "404 20404 There is no user alice.",
                bench.get("/v1/Services/" + second + "/Users/alice/Conversations")
                        .refusal());
    }
}
