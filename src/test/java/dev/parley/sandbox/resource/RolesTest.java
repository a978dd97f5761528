package dev.parley.sandbox.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RolesTest {
    private static final String CONVERSATION_USER = "RL00000000000000000000000000000000";
    private static final String SERVICE_USER = "RL0000000000000000000000000000000a";

    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void answersCreationWithTheWholeResource() {
        Bench.Reply created = bench.post(
                "/v1/Roles",
                "FriendlyName",
                "reader",
                "Type",
                "conversation",
                "Permission",
                "leaveConversation",
                "Permission",
                "editNotificationLevel");

        JsonObject expected = new JsonObject(
                """
                {
                  "sid": "RL00000000000000000000000000000001",
                  "account_sid": "AC00000000000000000000000000000000",
                  "chat_service_sid": "IS00000000000000000000000000000000",
                  "friendly_name": "reader",
                  "type": "conversation",
                  "permissions": ["leaveConversation", "editNotificationLevel"],
                  "date_created": "2026-11-22T10:00:00Z",
                  "date_updated": "2026-11-22T10:00:00Z",
                  "url": "BASE/v1/Roles/RL00000000000000000000000000000001"
                }
                """
                        .replace("BASE", bench.uri().toString()));
        assertEquals(201, created.status());
        assertEquals(expected, created.json());
    }

    @Test
    void givesEveryServiceFourRoles() {
        String second = bench.post("/v1/Services", "FriendlyName", "Repairs").sid();

        List<String> names = bench.get("/v1/Services/" + second + "/Roles").list("roles").stream()
                .map(role -> ((JsonObject) role).getString("friendly_name"))
                .toList();

        assertEquals(List.of("channel user", "service user", "channel admin", "service admin"), names);
    }

    @Test
    void replacesAllPermissions() {
        String role = role("sendMessage");

        bench.post("/v1/Roles/" + role, "Permission", "leaveConversation");

        assertEquals(
                List.of("leaveConversation"),
                bench.get("/v1/Roles/" + role).list("permissions").getList());
    }

    @Test
    void refusesPermissionThatConversationsDoNotHave() {
        assertEquals(
                "400 50104 Permission \"sendMesage\" is not a permission of conversations. Did you mean \"sendMessage\"?",
                bench.post("/v1/Roles", "FriendlyName", "a", "Type", "conversation", "Permission", "sendMesage")
                        .refusal());
    }

    @Test
    void takesAnyCamelCasePermissionForServices() {
        assertEquals(
                201,
                bench.post("/v1/Roles", "FriendlyName", "a", "Type", "service", "Permission", "createConversation")
                        .status());
        assertEquals(
                "400 50104 Permission \"create conversation\" is not a name like createConversation.",
                bench.post("/v1/Roles", "FriendlyName", "a", "Type", "service", "Permission", "create conversation")
                        .refusal());
    }

    @Test
    void refusesRoleWithoutPermission() {
        assertEquals(
                "400 20001 Missing required parameter Permission.",
                bench.post("/v1/Roles", "FriendlyName", "a", "Type", "service").refusal());
    }

    @Test
    void refusesUnknownType() {
        assertEquals(
                "400 50105 Type is \"channel\": expected one of conversation, service.",
                bench.post("/v1/Roles", "FriendlyName", "a", "Type", "channel", "Permission", "sendMessage")
                        .refusal());
    }

    @Test
    void refusesNameOver64Characters() {
        assertEquals(
                "400 20001 FriendlyName has 65 characters: at most 64.",
                bench.post("/v1/Roles", "FriendlyName", "x".repeat(65)).refusal());
    }

    @Test
    void givesUsersTheRoleThatTheServiceNames() {
        String alice = bench.post("/v1/Users", "Identity", "alice").json().getString("role_sid");
        String role = bench.post("/v1/Roles", "FriendlyName", "a", "Type", "service", "Permission", "editOwnUserInfo")
                .sid();
        bench.post(configuration(), "DefaultChatServiceRoleSid", role);

        String bob = bench.post("/v1/Users", "Identity", "bob").json().getString("role_sid");

        assertEquals(SERVICE_USER + " " + role, alice + " " + bob);
    }

    @Test
    void givesParticipantsTheRoleThatTheServiceNames() {
        String participants = "/v1/Conversations/" + bench.conversation() + "/Participants";
        String alice = bench.post(participants, "Identity", "alice").json().getString("role_sid");
        String role = role("sendMessage");
        bench.post(configuration(), "DefaultConversationRoleSid", role);

        String bob = bench.post(participants, "Identity", "bob").json().getString("role_sid");

        assertEquals(CONVERSATION_USER + " " + role, alice + " " + bob);
    }

    @Test
    void refusesUserWithAConversationsRole() {
        assertEquals(
                "400 50100 RoleSid is " + CONVERSATION_USER
                        + ": that role is of type conversation, expected one of type service.",
                bench.post("/v1/Users", "Identity", "alice", "RoleSid", CONVERSATION_USER)
                        .refusal());
    }

    @Test
    void refusesParticipantWithAServicesRole() {
        assertEquals(
                "400 50109 RoleSid is " + SERVICE_USER
                        + ": that role is of type service, expected one of type conversation.",
                bench.post(
                                "/v1/Conversations/" + bench.conversation() + "/Participants",
                                "Identity",
                                "alice",
                                "RoleSid",
                                SERVICE_USER)
                        .refusal());
    }

    @Test
    void refusesRoleOfAnotherService() {
        String second = bench.post("/v1/Services", "FriendlyName", "Repairs").sid();

        assertEquals(
                "400 50100 RoleSid is " + SERVICE_USER
                        + ": the service has no such role, expected one of type service.",
                bench.post("/v1/Services/" + second + "/Users", "Identity", "alice", "RoleSid", SERVICE_USER)
                        .refusal());
    }

    @Test
    void keepsRoleThatSomebodyHas() {
        String role = role("sendMessage");
        String conversation = bench.conversation();
        bench.post("/v1/Conversations/" + conversation + "/Participants", "Identity", "alice", "RoleSid", role);

        assertEquals(
                "409 20409 Role " + role + " is in use: replace it before it is deleted.",
                bench.delete("/v1/Roles/" + role).refusal());
    }

    @Test
    void keepsRoleThatNewcomersGet() {
        assertEquals(
                "409 20409 Role " + SERVICE_USER + " is a default role: replace it before it is deleted.",
                bench.delete("/v1/Roles/" + SERVICE_USER).refusal());
    }

    @Test
    void forgetsRoleThatNobodyHas() {
        String role = role("sendMessage");

        assertEquals(204, bench.delete("/v1/Roles/" + role).status());

        assertEquals(
                "404 20404 There is no role " + role + ".",
                bench.get("/v1/Roles/" + role).refusal());
    }

    private String role(String permission) {
        return bench.post("/v1/Roles", "FriendlyName", "a", "Type", "conversation", "Permission", permission)
                .sid();
    }

    private static String configuration() {
        return "/v1/Services/" + SandboxAccount.CONVERSATIONS_SERVICE_SID + "/Configuration";
    }
}
