package dev.parley.sandbox.resource;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What clients may do: bob is in the conversation with the default role, carol is its admin, dave is not in it. */
class PermissionCheckTest {
    private static final String ADMIN = SandboxAccount.ROLE_SIDS.get(2);
    private static final String SERVICE_ADMIN = SandboxAccount.ROLE_SIDS.get(3);

    @RegisterExtension
    final Bench bench = new Bench();

    private String sid = "";
    private String conversation = "";
    private String message = "";

    @BeforeEach
    void fillAConversation() {
        sid = bench.conversation();
        conversation = "/v1/Conversations/" + sid;
        bench.post(conversation + "/Participants", "Identity", "bob");
        bench.post(conversation + "/Participants", "Identity", "carol", "RoleSid", ADMIN);
        message = conversation + "/Messages/"
                + bench.post(conversation + "/Messages", "Author", "bob", "Body", "hello")
                        .sid();
    }

    @Test
    void letEverybodyLeadTheNormalLifeOfAChat() {
        String own =
                "/v1/Conversations/" + bench.postAs("bob", "/v1/Conversations").sid();

        assertEquals(
                201,
                bench.postAs("bob", own + "/Participants", "Identity", "bob").status());
        assertEquals(
                201,
                bench.postAs("bob", own + "/Participants", "Identity", "dave").status());
        String said = own + "/Messages/"
                + bench.postAs("dave", own + "/Messages", "Body", "hi").sid();
        assertEquals(200, bench.postAs("dave", said, "Body", "hi!").status());
        assertEquals(204, bench.deleteAs("dave", said).status());
        assertEquals(
                200,
                bench.postAs("dave", "/v1/Users/dave", "FriendlyName", "Dave").status());
        String membership = own.replace("/v1", "/v1/Users/dave");
        assertEquals(
                200,
                bench.postAs("dave", membership, "LastReadMessageIndex", "0", "NotificationLevel", "muted")
                        .status());
        assertEquals(204, bench.deleteAs("dave", membership).status());
        assertEquals(204, bench.deleteAs("bob", own).status());
    }

    @Test
    void giveTheCreatorOfAConversationItsAdminsRole() {
        String own =
                "/v1/Conversations/" + bench.postAs("bob", "/v1/Conversations").sid();

        String bob = bench.postAs("bob", own + "/Participants", "Identity", "bob")
                .json()
                .getString("role_sid");
        String dave = bench.postAs("bob", own + "/Participants", "Identity", "dave")
                .json()
                .getString("role_sid");

        assertEquals(ADMIN + " " + SandboxAccount.ROLE_SIDS.get(0), bob + " " + dave);
    }

    @Test
    void nameTheCreatorOfAConversation() {
        String own =
                "/v1/Conversations/" + bench.postAs("bob", "/v1/Conversations").sid();
        bench.postAs("bob", own + "/Participants", "Identity", "bob");

        assertEquals(
                "bob", bench.get(own.replace("/v1", "/v1/Users/bob")).json().getString("created_by"));
    }

    @Test
    void keepOutWhoIsNotInTheConversation() {
        assertLacks("sendMessage", bench.postAs("dave", conversation + "/Messages", "Body", "hi"));
        assertLacks("addParticipant", bench.postAs("dave", conversation + "/Participants", "Identity", "erin"));
    }

    @Test
    void letEverybodyJoinUnlessTheirServicesRoleForbids() {
        bench.post("/v1/Roles/" + SandboxAccount.ROLE_SIDS.get(1), "Permission", "editOwnUserInfo");

        Bench.Reply joined = bench.postAs("dave", conversation + "/Participants", "Identity", "dave");
        Bench.Reply created = bench.postAs("dave", "/v1/Conversations");

        assertLacks("joinConversation", joined);
        assertEquals("403 50107 User dave lacks the permission createConversation.", created.refusal());
    }

    @Test
    void leaveOtherPeoplesMessagesToAdmins() {
        bench.post(conversation + "/Participants", "Identity", "dave");

        assertLacks("editAnyMessage", bench.postAs("dave", message, "Body", "boo"));
        assertLacks("editAnyMessageAttributes", bench.postAs("dave", message, "Attributes", "{}"));
        assertLacks("deleteAnyMessage", bench.deleteAs("dave", message));
        assertEquals(200, bench.postAs("carol", message, "Body", "boo").status());
        assertEquals(204, bench.deleteAs("carol", message).status());
    }

    @Test
    void leaveTheConversationToAdmins() {
        assertLacks("editConversationName", bench.postAs("bob", conversation, "FriendlyName", "Repair"));
        assertLacks("editConversationAttributes", bench.postAs("bob", conversation, "Attributes", "{}"));
        assertLacks("deleteConversation", bench.deleteAs("bob", conversation));
        assertEquals(
                200,
                bench.postAs("carol", conversation, "FriendlyName", "Repair", "Attributes", "{}")
                        .status());
        assertEquals(204, bench.deleteAs("carol", conversation).status());
    }

    @Test
    void leaveOtherParticipantsToAdmins() {
        String carol = conversation + "/Participants/carol";

        assertLacks("editAnyParticipantAttributes", bench.postAs("bob", carol, "Attributes", "{}"));
        assertLacks("removeParticipant", bench.deleteAs("bob", carol));
        assertLacks(
                "addNonChatParticipant",
                bench.postAs(
                        "bob",
                        conversation + "/Participants",
                        "MessagingBinding.Address",
                        Bench.PHONE,
                        "MessagingBinding.ProxyAddress",
                        Bench.NUMBER));
        assertEquals(
                204, bench.deleteAs("carol", conversation + "/Participants/bob").status());
    }

    @Test
    void leaveOtherUsersToTheServicesAdmins() {
        bench.post("/v1/Users", "Identity", "dave", "RoleSid", SERVICE_ADMIN);

        assertEquals(
                "403 50107 User bob lacks the permission editAnyUserInfo.",
                bench.postAs("bob", "/v1/Users/carol", "FriendlyName", "C").refusal());
        assertEquals(
                200,
                bench.postAs("dave", "/v1/Users/carol", "FriendlyName", "C").status());
    }

    @Test
    void letTheServicesAdminsIntoEveryConversation() {
        bench.post("/v1/Users", "Identity", "dave", "RoleSid", SERVICE_ADMIN);

        assertEquals(200, bench.postAs("dave", message, "Body", "moderated").status());
    }

    @Test
    void leaveStatesAndRolesToRestCalls() {
        String expected = "403 50107 %s can be changed by REST calls only.";

        assertEquals(
                expected.formatted("State"),
                bench.postAs("carol", conversation, "State", "closed").refusal());
        assertEquals(
                expected.formatted("RoleSid"),
                bench.postAs("bob", conversation + "/Participants/bob", "RoleSid", ADMIN)
                        .refusal());
    }

    private List<String> asked() {
        return bench.get("/sandbox/webhooks").array().stream()
                .map(sent -> (JsonObject) sent)
                .filter(sent -> sent.getString("event").equals("onMessageAdd"))
                .map(sent -> sent.getJsonObject("form").getString("Author"))
                .toList();
    }

    @Test
    void askNoHookAboutWhatIsForbidden() {
        bench.postAs("dave", conversation + "/Messages", "Body", "hi");
        bench.postAs("bob", conversation + "/Messages", "Body", "hi");

        // Dave is sent as a user, whatever his permissions.
        await().until(() -> asked().size() == 1);
        assertEquals(List.of("bob"), asked());
    }

    @Test
    void areTakenAwayWithAPermission() {
        bench.post("/v1/Roles/" + SandboxAccount.ROLE_SIDS.get(0), "Permission", "leaveConversation");

        assertLacks("sendMessage", bench.postAs("bob", conversation + "/Messages", "Body", "hi"));
        assertEquals(201, bench.post(conversation + "/Messages", "Body", "hi").status());
    }

    private void assertLacks(String permission, Bench.Reply answer) {
        String who = answer.json().getString("message").split(" ", 3)[1];
        assertEquals(
                "403 50107 User " + who + " lacks the permission " + permission + " in Conversation " + sid + ".",
                answer.refusal());
    }
}
