package dev.parley.sandbox.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConfigurationsTest {
    private static final String SERVICE = "/v1/Services/" + SandboxAccount.CONVERSATIONS_SERVICE_SID;

    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void showsTheAccountsDefaults() {
        JsonObject expected = new JsonObject(
                """
                {
                  "account_sid": "AC00000000000000000000000000000000",
                  "default_chat_service_sid": "IS00000000000000000000000000000000",
                  "default_messaging_service_sid": "MG00000000000000000000000000000000",
                  "default_inactive_timer": null,
                  "default_closed_timer": null,
                  "url": "BASE/v1/Configuration",
                  "links": {
                    "service": "BASE/v1/Services/IS00000000000000000000000000000000",
                    "webhooks": "BASE/v1/Configuration/Webhooks"
                  }
                }
                """
                        .replace("BASE", bench.uri().toString()));

        assertEquals(expected, bench.get("/v1/Configuration").json());
    }

    @Test
    void givesNewConversationsTheDefaults() {
        String messagingService = "MG11111111111111111111111111111111";
        bench.post(
                "/v1/Configuration",
                "DefaultMessagingServiceSid",
                messagingService,
                "DefaultInactiveTimer",
                "PT1M",
                "DefaultClosedTimer",
                "PT10M");

        JsonObject created = bench.post("/v1/Conversations", "State", "active", "Timers.Closed", "PT1H")
                .json();

        assertEquals(messagingService, created.getString("messaging_service_sid"));
        assertEquals(
                new JsonObject()
                        .put("date_inactive", "2026-11-22T10:01:00Z")
                        .put("date_closed", "2026-11-22T11:00:00Z"),
                created.getJsonObject("timers"));
    }

    @Test
    void takesAnEmptyTimerForNone() {
        bench.post("/v1/Configuration", "DefaultInactiveTimer", "PT1M");

        bench.post("/v1/Configuration", "DefaultInactiveTimer", "");

        assertEquals(new JsonObject(), bench.post("/v1/Conversations").json().getJsonObject("timers"));
    }

    @Test
    void actsOnTheDefaultServiceWhereThePathNamesNone() {
        String second = bench.post("/v1/Services", "FriendlyName", "Repairs").sid();
        bench.post("/v1/Configuration", "DefaultChatServiceSid", second);

        String conversation = bench.conversation();

        assertEquals(
                conversation,
                bench.get("/v1/Services/" + second + "/Conversations/" + conversation)
                        .sid());
    }

    @Test
    void refusesDefaultServiceThatIsNotThere() {
        assertEquals(
                "400 50050 DefaultChatServiceSid is IS11111111111111111111111111111111: there is no such service.",
                bench.post("/v1/Configuration", "DefaultChatServiceSid", "IS11111111111111111111111111111111")
                        .refusal());
    }

    @Test
    void refusesMessagingServiceThatCannotBeOne() {
        assertEquals(
                "400 50341 DefaultMessagingServiceSid is \"MG1\": expected MG and 32 hex digits.",
                bench.post("/v1/Configuration", "DefaultMessagingServiceSid", "MG1")
                        .refusal());
    }

    @Test
    void refusesTimerThatIsTooShort() {
        assertEquals(
                "400 50375 DefaultInactiveTimer is PT59S: at least PT1M.",
                bench.post("/v1/Configuration", "DefaultInactiveTimer", "PT59S").refusal());
    }

    @Test
    void changesNothingWhereOneFieldIsWrong() {
        bench.post("/v1/Configuration", "DefaultInactiveTimer", "PT1M", "DefaultClosedTimer", "PT9M");

        assertEquals(null, bench.get("/v1/Configuration").json().getString("default_inactive_timer"));
    }

    @Test
    void showsTheServicesDefaults() {
        JsonObject expected = new JsonObject(
                """
                {
                  "chat_service_sid": "IS00000000000000000000000000000000",
                  "default_conversation_creator_role_sid": "RL0000000000000000000000000000000b",
                  "default_conversation_role_sid": "RL00000000000000000000000000000000",
                  "default_chat_service_role_sid": "RL0000000000000000000000000000000a",
                  "url": "BASE/Configuration",
                  "links": {
                    "notifications": "BASE/Configuration/Notifications",
                    "webhooks": "BASE/Configuration/Webhooks"
                  },
                  "reachability_enabled": true
                }
                """
                        .replace("BASE", bench.uri() + SERVICE));

        assertEquals(
                expected,
                bench.post(SERVICE + "/Configuration", "ReachabilityEnabled", "true")
                        .json());
    }

    @Test
    void refusesDefaultRoleOfTheWrongType() {
        assertEquals(
                "400 50109 DefaultConversationRoleSid is RL0000000000000000000000000000000a: that role is of type"
                        + " service, expected one of type conversation.",
                bench.post(
                                SERVICE + "/Configuration",
                                "DefaultConversationRoleSid",
                                "RL0000000000000000000000000000000a")
                        .refusal());
    }

    @Test
    void keepsWhatWouldBePushed() {
        String notifications = SERVICE + "/Configuration/Notifications";
        bench.post(notifications, "NewMessage.Enabled", "true", "NewMessage.Template", "${PARTICIPANT}: ${MESSAGE}");
        bench.post(notifications, "NewMessage.Sound", "bell", "NewMessage.WithMedia.Enabled", "true");

        JsonObject expected = new JsonObject(
                """
                {
                  "account_sid": "AC00000000000000000000000000000000",
                  "chat_service_sid": "IS00000000000000000000000000000000",
                  "new_message": {
                    "enabled": true,
                    "template": "${PARTICIPANT}: ${MESSAGE}",
                    "sound": "bell",
                    "badge_count_enabled": false,
                    "with_media": {"enabled": true, "template": ""}
                  },
                  "added_to_conversation": {"enabled": false, "template": "", "sound": ""},
                  "removed_from_conversation": {"enabled": false, "template": "", "sound": ""},
                  "log_enabled": false,
                  "url": "BASE/Configuration/Notifications"
                }
                """
                        .replace("BASE", bench.uri() + SERVICE));
        assertEquals(expected, bench.get(notifications).json());
    }
}
