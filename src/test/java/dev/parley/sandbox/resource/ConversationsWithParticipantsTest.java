package dev.parley.sandbox.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConversationsWithParticipantsTest {
    private static final String PATH = "/v1/ConversationWithParticipants";
    private static final String ALICE = """
            {"identity": "alice", "attributes": "{\\"a\\":1}"}""";
    private static final String ON_THE_PHONE =
            """
            {"messaging_binding": {"address": "+15005550001", "proxy_address": "+15005550006"}}""";

    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void putsEverybodyIn() {
        String sid = bench.post(PATH, "UniqueName", "room", "Participant", ALICE, "Participant", ON_THE_PHONE)
                .sid();

        JsonArray participants =
                bench.get("/v1/Conversations/" + sid + "/Participants").list("participants");
        JsonObject alice = participants.getJsonObject(0);
        JsonObject phone = participants.getJsonObject(1).getJsonObject("messaging_binding");
        assertEquals("alice {\"a\":1}", alice.getString("identity") + " " + alice.getString("attributes"));
        assertEquals("+15005550001 +15005550006", phone.getString("address") + " " + phone.getString("proxy_address"));
    }

    @Test
    void tellsOfTheConversationBeforeTheParticipants() {
        bench.postLoudly(PATH, "Participant", ALICE, "Participant", ON_THE_PHONE);

        assertEquals(List.of("onConversationAdded", "onParticipantAdded", "onParticipantAdded"), bench.ear.events(3));
    }

    @Test
    void makesNothingWhereOneCannotJoin() {
        String other = bench.conversation();
        bench.phone(other);

        Bench.Reply refused = bench.post(PATH, "UniqueName", "room", "Participant", ALICE, "Participant", ON_THE_PHONE);

        assertEquals(
                "409 50425 A binding for this participant and proxy address already exists in Conversation " + other
                        + ".",
                refused.refusal());
        assertEquals(404, bench.get("/v1/Conversations/room").status());
        assertEquals(404, bench.get("/v1/Users/alice").status());
    }

    @Test
    void refusesAPairThatIsThereTwice() {
        assertEquals(
                "409 50425 A binding for this participant and proxy address already exists in this conversation.",
                bench.post(PATH, "Participant", ON_THE_PHONE, "Participant", ON_THE_PHONE)
                        .refusal());
    }

    @Test
    void refusesMoreThanTenParticipants() {
        String[] form = new String[22];
        for (int i = 0; i < form.length; i += 2) {
            form[i] = "Participant";
            form[i + 1] = "{\"identity\": \"user" + i + "\"}";
        }

        assertEquals(
                "400 50426 Participant is given 11 times: at most 10.",
                bench.post(PATH, form).refusal());
    }

    @Test
    void refusesParticipantThatIsNoObject() {
        for (String participant : List.of("alice", "null", "[]")) {
            assertEquals(
                    "400 20001 Participant is \"" + participant
                            + "\": expected a JSON object like {\"identity\": \"alice\"}.",
                    bench.post(PATH, "Participant", participant).refusal());
        }
    }

    @Test
    void putsEverybodyIntoTheServiceOfThePath() {
        String second = "/v1/Services/"
                + bench.post("/v1/Services", "FriendlyName", "Repairs").sid();

        bench.post(second + "/ConversationWithParticipants", "Participant", ALICE);

        assertEquals(200, bench.get(second + "/Users/alice").status());
    }
}
