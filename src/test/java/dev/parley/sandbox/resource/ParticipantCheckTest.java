package dev.parley.sandbox.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which participants can be added, and the limits. */
class ParticipantCheckTest {
    @RegisterExtension
    final Bench bench = new Bench();

    private String conversation = "";
    private String participants = "";

    @BeforeEach
    void openConversation() {
        conversation = bench.conversation();
        participants = "/v1/Conversations/" + conversation + "/Participants";
    }

    @Test
    void endsAtAThousandParticipants() {
        IntStream.range(0, 1000).forEach(i -> bench.post(participants, "Identity", "visitor" + i));

        assertEquals(
                "400 50417 A conversation has at most 1000 participants.",
                bench.post(participants, "Identity", "alice").refusal());
    }

    @Test
    void endsAtAThousandOpenConversationsOfOneIdentity() {
        IntStream.range(0, 1000)
                .forEach(i -> bench.post(
                        "/v1/ConversationWithParticipants",
                        "UniqueName",
                        "room" + i,
                        "Participant",
                        "{\"identity\":\"alice\"}"));

        Bench.Reply refused = bench.post(participants, "Identity", "alice");
        bench.post("/v1/Conversations/room0", "State", "closed");
        Bench.Reply let = bench.post(participants, "Identity", "alice");

        assertEquals(
                "400 50214 User alice is in 1000 conversations that are not closed, and that is the limit.",
                refused.refusal());
        assertEquals(201, let.status());
    }

    @Test
    void refusesTwoChannelsInOnePair() {
        assertEquals(
                "400 50414 MessagingBinding.Address and MessagingBinding.ProxyAddress are of two channels: whatsapp and"
                        + " sms.",
                bind("whatsapp:" + Bench.PHONE, Bench.NUMBER).refusal());
    }

    @Test
    void refusesAPhoneThatWritesToItself() {
        assertEquals(
                "400 50409 MessagingBinding.Address and MessagingBinding.ProxyAddress are the same number.",
                bind(Bench.PHONE, Bench.PHONE).refusal());
    }

    @Test
    void letsInAPhoneWhoseServiceIsGone() {
        String service = "/v1/Services/"
                + bench.post("/v1/Services", "FriendlyName", "Repairs").sid();
        String there = service + "/Conversations/"
                + bench.post(service + "/Conversations").sid();
        bench.post(
                there + "/Participants",
                "MessagingBinding.Address",
                Bench.PHONE,
                "MessagingBinding.ProxyAddress",
                Bench.NUMBER);
        int meanwhile = bind(Bench.PHONE, Bench.NUMBER).status();

        bench.delete(service);

        assertEquals(409, meanwhile);
        assertEquals(201, bind(Bench.PHONE, Bench.NUMBER).status());
    }

    @Test
    void letsAPhoneBeWrittenFromAnotherNumber() {
        String phone = participants + "/" + bench.phone(conversation);

        Bench.Reply updated = bench.post(phone, "MessagingBinding.ProxyAddress", "+15005550100");

        assertEquals(
                "+15005550100",
                updated.json().getJsonObject("messaging_binding").getString("proxy_address"));
    }

    @Test
    void refusesANewNumberThatIsBoundToThePhoneElsewhere() {
        String phone = participants + "/" + bench.phone(conversation);
        String other = bench.conversation();
        bench.post(
                "/v1/Conversations/" + other + "/Participants",
                "MessagingBinding.Address",
                Bench.PHONE,
                "MessagingBinding.ProxyAddress",
                "+15005550100");

        assertEquals(
                "409 50416 A binding for this participant and proxy address already exists in Conversation " + other,
                bench.post(phone, "MessagingBinding.ProxyAddress", "+15005550100")
                        .refusal());
    }

    @Test
    void refusesANumberToBeWrittenFromForSomebodyWhoChats() {
        bench.post(participants, "Identity", "alice");

        assertEquals(
                "400 50440 MessagingBinding.ProxyAddress is for participants on the phone.",
                bench.post(participants + "/alice", "MessagingBinding.ProxyAddress", Bench.NUMBER)
                        .refusal());
    }

    @Test
    void refusesToTurnSomebodyIntoSomebodyElse() {
        bench.post(participants, "Identity", "alice");

        assertEquals(
                "400 50440 Identity cannot be changed: remove the participant and add another.",
                bench.post(participants + "/alice", "Identity", "bob").refusal());
    }

    @Test
    void takesAProjectedAddressAwayAgain() {
        bench.post(participants, "Identity", "alice", "MessagingBinding.ProjectedAddress", Bench.NUMBER);

        Bench.Reply updated = bench.post(participants + "/alice", "MessagingBinding.ProjectedAddress", "null");

        assertEquals(null, updated.json().getJsonObject("messaging_binding"));
    }

    private Bench.Reply bind(String address, String proxyAddress) {
        return bench.post(
                participants, "MessagingBinding.Address", address, "MessagingBinding.ProxyAddress", proxyAddress);
    }
}
