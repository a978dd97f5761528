package dev.parley.sandbox.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ParticipantsTest {
    @RegisterExtension
    final Bench bench = new Bench();

    private String conversation;
    private String participants;

    @BeforeEach
    void openConversation() {
        conversation = bench.conversation();
        participants = "/v1/Conversations/" + conversation + "/Participants";
    }

    @Test
    void answersPhoneWithItsBinding() {
        JsonObject phone =
                bench.get(participants + "/" + bench.phone(conversation)).json();

        assertEquals(
                new JsonObject()
                        .put("type", "sms")
                        .put("address", Bench.PHONE)
                        .put("proxy_address", Bench.NUMBER)
                        .putNull("projected_address"),
                phone.getJsonObject("messaging_binding"));
    }

    @Test
    void fetchesChatParticipantByIdentity() {
        String sid = bench.post(participants, "Identity", "alice@example.com").sid();

        assertEquals(sid, bench.get(participants + "/alice%40example.com").sid());
    }

    @Test
    void refusesIdentityThatIsThere() {
        bench.post(participants, "Identity", "alice");

        assertEquals(
                "409 50433 Participant alice is already in Conversation " + conversation + ".",
                bench.post(participants, "Identity", "alice").refusal());
    }

    @Test
    void namesTheConversationThatAPairIsBoundTo() {
        bench.phone(conversation);

        assertEquals(boundIn(conversation), bindElsewhere().refusal());
    }

    @Test
    void freesThePairWhenTheConversationIsDeleted() {
        bench.phone(conversation);

        bench.delete("/v1/Conversations/" + conversation);

        assertEquals(201, bindElsewhere().status());
    }

    @Test
    void freesThePairWhenTheConversationIsClosed() {
        bench.phone(conversation);

        bench.post("/v1/Conversations/" + conversation, "State", "closed");

        assertEquals(201, bindElsewhere().status());
    }

    @Test
    void freesThePairWhenTheParticipantIsRemoved() {
        String phone = bench.phone(conversation);

        bench.delete(participants + "/" + phone);

        assertEquals(201, bindElsewhere().status());
    }

    @Test
    void refusesSomebodyWhoIsNobody() {
        assertEquals(
                "400 20001 A participant needs an Identity, or MessagingBinding.Address and"
                        + " MessagingBinding.ProxyAddress.",
                bench.post(participants).refusal());
    }

    @Test
    void refusesIdentityOnThePhone() {
        Bench.Reply both = bench.post(
                participants,
                "Identity",
                "alice",
                "MessagingBinding.Address",
                Bench.PHONE,
                "MessagingBinding.ProxyAddress",
                Bench.NUMBER);

        assertEquals(
                "400 50211 A participant has an Identity, or MessagingBinding.Address and"
                        + " MessagingBinding.ProxyAddress, not both.",
                both.refusal());
    }

    @Test
    void refusesWhatIsNoPhoneNumber() {
        assertEquals(
                "400 50407 \"tomorrow\" is not a phone number: expected one like +15005550006.",
                bench.post(participants, "MessagingBinding.Address", "tomorrow").refusal());
    }

    @Test
    void refusesTheFiftyFirstPhone() {
        for (int i = 0; i < 50; i++) {
            bench.post(
                    participants,
                    "MessagingBinding.Address",
                    "+1500555" + (1000 + i),
                    "MessagingBinding.ProxyAddress",
                    Bench.NUMBER);
        }

        Bench.Reply next = bench.post(
                participants,
                "MessagingBinding.Address",
                "+15005552000",
                "MessagingBinding.ProxyAddress",
                Bench.NUMBER);

        assertEquals("400 50418 A conversation has at most 50 participants on the phone.", next.refusal());
    }

    @Test
    void letsNobodyIntoAClosedConversation() {
        bench.post("/v1/Conversations/" + conversation, "State", "closed");

        assertEquals(
                "400 50377 Conversation " + conversation + " is closed, and closed is final.",
                bench.post(participants, "Identity", "alice").refusal());
    }

    @Test
    void keepsHowFarSomebodyHasRead() {
        String alice = participants + "/"
                + bench.post(participants, "Identity", "alice").sid();

        bench.post(alice, "LastReadMessageIndex", "3");

        assertEquals(3, bench.get(alice).json().getInteger("last_read_message_index"));
    }

    @Test
    void refusesARubbishTimeOfReading() {
        String alice = participants + "/"
                + bench.post(participants, "Identity", "alice").sid();

        assertEquals(
                "400 20001 LastReadTimestamp is \"soon\": expected a time like 2026-11-22T10:00:00Z.",
                bench.post(alice, "LastReadTimestamp", "soon").refusal());
    }

    @Test
    void findsConversationsByAddress() {
        String phone = bench.phone(conversation);

        JsonObject found = bench.get("/v1/ParticipantConversations?Address=%2B15005550001")
                .list("conversations")
                .getJsonObject(0);

        assertEquals(phone, found.getString("participant_sid"));
    }

    @Test
    void refusesSearchByBoth() {
        assertEquals(
                "400 50451 Ask for an Identity or for an Address, not for both.",
                bench.get("/v1/ParticipantConversations?Identity=a&Address=b").refusal());
    }

    private Bench.Reply bindElsewhere() {
        return bench.post(
                "/v1/Conversations/" + bench.conversation() + "/Participants",
                "MessagingBinding.Address",
                Bench.PHONE,
                "MessagingBinding.ProxyAddress",
                Bench.NUMBER);
    }

    private static String boundIn(String conversation) {
        return "409 50416 A binding for this participant and proxy address already exists in Conversation "
                + conversation;
    }
}
