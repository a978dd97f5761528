package dev.parley.sandbox.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.Ear.Heard;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several services: their own resources, and shared ones. */
class ServicesTest {
    private static final String FIRST = "IS00000000000000000000000000000000";

    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void hasOneServiceFromTheStart() {
        assertEquals(List.of(FIRST), services());
    }

    @Test
    void listsServicesThatWereCreated() {
        String second = service();

        assertEquals(List.of(FIRST, second), services());
    }

    @Test
    void findsNoConversationOfAnotherService() {
        String second = service();
        String conversation =
                bench.post("/v1/Services/" + second + "/Conversations").sid();

        assertEquals(
                "404 20404 There is no conversation " + conversation + ".",
                bench.get("/v1/Conversations/" + conversation).refusal());
        assertEquals(
                second,
                bench.get("/v1/Services/" + second + "/Conversations/" + conversation)
                        .json()
                        .getString("chat_service_sid"));
    }

    @Test
    void addsNothingToAConversationOfAnotherService() {
        String conversation = bench.conversation();
        String elsewhere = "/v1/Services/" + service() + "/Conversations/" + conversation;

        assertEquals(
                List.of(404, 404, 404, 404),
                Stream.of("/Participants", "/Messages", "/Webhooks", "")
                        .map(below -> bench.post(
                                        elsewhere + below, "Identity", "alice", "Body", "hello", "Target", "webhook")
                                .status())
                        .toList());
    }

    @Test
    void takesAUniqueNameOncePerService() {
        String second = "/v1/Services/" + service();
        String first = bench.post("/v1/Conversations", "UniqueName", "room").sid();
        String other =
                bench.post(second + "/Conversations", "UniqueName", "room").sid();

        assertEquals(first, bench.get("/v1/Conversations/room").sid());
        assertEquals(other, bench.get(second + "/Conversations/room").sid());
    }

    @Test
    void knowsAUserOncePerService() {
        String second = "/v1/Services/" + service();
        bench.post(second + "/Conversations", "UniqueName", "room");
        bench.post(second + "/Conversations/room/Participants", "Identity", "alice");

        assertEquals(200, bench.get(second + "/Users/alice").status());
        assertEquals(404, bench.get("/v1/Users/alice").status());
    }

    @Test
    void listsConversationsOfAParticipantInOneServiceOnly() {
        String second = "/v1/Services/" + service();
        bench.post("/v1/Conversations/" + bench.conversation() + "/Participants", "Identity", "alice");

        assertEquals(
                0,
                bench.get(second + "/ParticipantConversations?Identity=alice")
                        .list("conversations")
                        .size());
    }

    @Test
    void bindsAPairOfNumbersOnceInAllServices() {
        String first = bench.conversation();
        bench.phone(first);
        String second = "/v1/Services/" + service() + "/Conversations";

        Bench.Reply bound = bench.post(
                second + "/" + bench.post(second).sid() + "/Participants",
                "MessagingBinding.Address",
                Bench.PHONE,
                "MessagingBinding.ProxyAddress",
                Bench.NUMBER);

        assertEquals(
                "409 50416 A binding for this participant and proxy address already exists in Conversation " + first,
                bound.refusal());
    }

    @Test
    void putsAPhoneIntoTheDefaultService() {
        String second = service();
        bench.post("/v1/Configuration", "DefaultChatServiceSid", second);

        bench.post("/sandbox/sms", "From", Bench.PHONE, "To", Bench.NUMBER, "Body", "hello");

        assertEquals(second, bench.ear.await("onMessageAdded").form().first("ChatServiceSid"));
        assertEquals(
                1,
                bench.get("/v1/Services/" + second + "/Conversations")
                        .list("conversations")
                        .size());
    }

    @Test
    void saysWhichServiceAnEventIsOf() {
        String second = service();

        bench.postLoudly("/v1/Services/" + second + "/Users", "Identity", "alice");

        assertEquals(second, bench.ear.await("onUserAdded").form().first("ChatServiceSid"));
    }

    @Test
    void sendsEventsOfOneServiceToItsOwnAddressOnly() {
        String second = "/v1/Services/" + service();
        bench.post(
                second + "/Configuration/Webhooks",
                "PostWebhookUrl",
                bench.ear.url("/second"),
                "Filters",
                "onConversationAdded");

        bench.postLoudly(second + "/Conversations", "FriendlyName", "there");
        Heard there = bench.ear.await(1).get(0);
        bench.postLoudly("/v1/Conversations", "FriendlyName", "here");
        Heard here = bench.ear.await(2).get(1);

        assertEquals("/second there", there.path() + " " + there.form().first("FriendlyName"));
        assertEquals("/chat here", here.path() + " " + here.form().first("FriendlyName"));
    }

    @Test
    void tellsWebhooksOfTheConversationBesideThoseOfItsService() {
        String second = "/v1/Services/" + service();
        bench.post(
                second + "/Configuration/Webhooks",
                "PostWebhookUrl",
                bench.ear.url("/second"),
                "Filters",
                "onMessageAdded");
        String conversation = second + "/Conversations/"
                + bench.post(second + "/Conversations").sid();
        bench.post(
                conversation + "/Webhooks",
                "Target",
                "webhook",
                "Configuration.Url",
                bench.ear.url("/scoped"),
                "Configuration.Filters",
                "onMessageAdded");

        bench.postLoudly(conversation + "/Messages", "Body", "hello");

        assertEquals(
                List.of("/second", "/scoped"),
                bench.ear.await(2).stream().map(Heard::path).toList());
    }

    @Test
    void forgetsWithAServiceWhatIsInIt() {
        String second = service();
        String conversation =
                bench.post("/v1/Services/" + second + "/Conversations").sid();
        bench.post(
                "/v1/Services/" + second + "/Conversations/" + conversation + "/Participants",
                "MessagingBinding.Address",
                Bench.PHONE,
                "MessagingBinding.ProxyAddress",
                Bench.NUMBER);

        assertEquals(204, bench.delete("/v1/Services/" + second).status());

        assertEquals(List.of(FIRST), services());
        assertEquals(
                "404 20404 There is no service " + second + ".",
                bench.get("/v1/Services/" + second + "/Conversations/" + conversation)
                        .refusal());
        bench.phone(bench.conversation());
    }

    @Test
    void keepsTheDefaultService() {
        assertEquals(
                "409 20409 Service " + FIRST + " is the account's default one. Before it is deleted, make another the"
                        + " default: POST /v1/Configuration with DefaultChatServiceSid.",
                bench.delete("/v1/Services/" + FIRST).refusal());
    }

    @Test
    void refusesAServiceWithoutName() {
        assertEquals(
                "400 20001 Missing required parameter FriendlyName.",
                bench.post("/v1/Services").refusal());
    }

    @Test
    void isAsAtTheStartAfterAReset() {
        bench.post("/v1/Configuration", "DefaultChatServiceSid", service(), "DefaultClosedTimer", "PT1H");
        String before = bench.get("/v1/Services/" + FIRST + "/Roles").text();
        bench.delete("/v1/Services/" + FIRST);

        bench.post("/sandbox/reset");

        assertEquals(List.of(FIRST), services());
        assertEquals(before, bench.get("/v1/Services/" + FIRST + "/Roles").text());
        assertEquals(FIRST, bench.get("/v1/Configuration").json().getString("default_chat_service_sid"));
    }

    private String service() {
        return bench.post("/v1/Services", "FriendlyName", "Repairs").sid();
    }

    private List<String> services() {
        return bench.get("/v1/Services").list("services").stream()
                .map(service -> ((JsonObject) service).getString("sid"))
                .toList();
    }
}
