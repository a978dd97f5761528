package dev.parley.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.sandbox.rest.SandboxAccount;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds every answer to Twilio's own OpenAPI documents. They are no part of this project: the folder that holds them is
 * named by {@code TWILIO_OPENAPI}, and without them nothing is judged.
 */
class OpenApiTest {
    private static final String SERVICE = "/v1/Services/" + SandboxAccount.CONVERSATIONS_SERVICE_SID;

    @RegisterExtension
    final Bench bench = new Bench();

    private final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void needDocuments() {
        assumeTrue(Files.isDirectory(OpenApi.folder()), "no documents in " + OpenApi.folder());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", SERVICE})
    void answersConversationsAsTheDocumentSays(String root) {
        Judge judge = judge("twilio_conversations_v1.json", root, templateOf(root));
        judge.post("/Conversations", "/Conversations", "FriendlyName", "a", "UniqueName", "b");
        String one = "/Conversations/" + bench.conversation();
        String phone = bench.phone(one.substring(one.lastIndexOf('/') + 1));

        judge.get("/Conversations", "/Conversations?PageSize=1");
        judge.get("/Conversations/{Sid}", one);
        judge.post("/Conversations/{Sid}", one, "State", "inactive");

        String participants = "/Conversations/{ConversationSid}/Participants";
        String alice = judge.post(participants, one + "/Participants", "Identity", "alice")
                .sid();
        judge.get(participants, one + "/Participants");
        judge.get(participants + "/{Sid}", one + "/Participants/" + alice);
        judge.post(participants + "/{Sid}", one + "/Participants/" + alice, "Attributes", "{}");

        String messages = "/Conversations/{ConversationSid}/Messages";
        String message = one + "/Messages/"
                + judge.post(messages, one + "/Messages", "Body", "hello").sid();
        judge.get(messages, one + "/Messages");
        judge.get(messages + "/{Sid}", message);
        judge.post(messages + "/{Sid}", message, "Body", "hello!");

        String receipts = "/Conversations/{ConversationSid}/Messages/{MessageSid}/Receipts";
        Awaitility.await()
                .until(() -> bench.get("/v1" + message + "/Receipts").text().contains("delivered"));
        judge.get(receipts, message + "/Receipts");
        String receipt = bench.get("/v1" + message + "/Receipts")
                .list("delivery_receipts")
                .getJsonObject(0)
                .getString("sid");
        judge.get(receipts + "/{Sid}", message + "/Receipts/" + receipt);

        String webhooks = "/Conversations/{ConversationSid}/Webhooks";
        String webhook = one + "/Webhooks/"
                + judge.post(
                                webhooks,
                                one + "/Webhooks",
                                "Target",
                                "webhook",
                                "Configuration.Url",
                                bench.ear.url("/"),
                                "Configuration.Filters",
                                "onMessageAdded")
                        .sid();
        judge.get(webhooks, one + "/Webhooks");
        judge.get(webhooks + "/{Sid}", webhook);
        judge.post(webhooks + "/{Sid}", webhook, "Configuration.Method", "get");

        judge.post(
                "/ConversationWithParticipants",
                "/ConversationWithParticipants",
                "Participant",
                "{\"identity\": \"bob\"}");
        judge.get("/ParticipantConversations", "/ParticipantConversations?Identity=alice");
        judge.get("/ParticipantConversations", "/ParticipantConversations?Address=%2B15005550001");
        String ofUser = "/Users/{UserSid}/Conversations";
        String left = "/Users/alice" + one;
        judge.get(ofUser, "/Users/alice/Conversations");
        judge.get(ofUser + "/{ConversationSid}", left);
        judge.post(ofUser + "/{ConversationSid}", left, "NotificationLevel", "muted", "LastReadMessageIndex", "0");

        judge.delete(webhooks + "/{Sid}", webhook);
        judge.delete(messages + "/{Sid}", message);
        judge.delete(ofUser + "/{ConversationSid}", left);
        judge.delete(participants + "/{Sid}", one + "/Participants/" + phone);
        judge.delete("/Conversations/{Sid}", one);
        assertEquals(List.of(), complaints);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", SERVICE})
    void answersUsersAndConfigurationAsTheDocumentSays(String root) {
        Judge judge = judge("twilio_conversations_v1.json", root, templateOf(root));
        judge.post("/Users", "/Users", "Identity", "bob");
        judge.get("/Users", "/Users");
        judge.get("/Users/{Sid}", "/Users/bob");
        judge.post("/Users/{Sid}", "/Users/bob", "FriendlyName", "Bob");
        judge.delete("/Users/{Sid}", "/Users/bob");
        String role = "/Roles/"
                + judge.post(
                                "/Roles",
                                "/Roles",
                                "FriendlyName",
                                "reader",
                                "Type",
                                "conversation",
                                "Permission",
                                "leaveConversation")
                        .sid();
        judge.get("/Roles", "/Roles");
        judge.get("/Roles/{Sid}", role);
        judge.post("/Roles/{Sid}", role, "Permission", "sendMessage", "Permission", "sendMediaMessage");
        judge.delete("/Roles/{Sid}", role);
        judge.get("/Configuration", "/Configuration");
        judge.get("/Configuration/Webhooks", "/Configuration/Webhooks");
        judge.post("/Configuration/Webhooks", "/Configuration/Webhooks", "Method", "GET", "Filters", "onUserAdded");

        assertEquals(List.of(), complaints);
    }

    @Test
    void answersServicesAsTheDocumentSays() {
        Judge judge = judge("twilio_conversations_v1.json", "/v1", "/v1");
        String one = "/Services/"
                + judge.post("/Services", "/Services", "FriendlyName", "Repairs")
                        .sid();
        judge.get("/Services", "/Services");
        judge.get("/Services/{Sid}", one);

        String service = "/Services/{ChatServiceSid}";
        judge.post(service + "/Configuration", one + "/Configuration", "ReachabilityEnabled", "true");
        judge.get(service + "/Configuration/Notifications", one + "/Configuration/Notifications");
        judge.post(
                service + "/Configuration/Notifications",
                one + "/Configuration/Notifications",
                "NewMessage.WithMedia.Template",
                "a picture");
        judge.get(service + "/Bindings", one + "/Bindings");
        judge.post("/Configuration", "/Configuration", "DefaultInactiveTimer", "PT1H");
        judge.post("/Conversations", "/Conversations");
        judge.delete("/Services/{Sid}", one);

        assertEquals(List.of(), complaints);
    }

    @Test
    void answersAddressesAndCredentialsAsTheDocumentSays() {
        Judge judge = judge("twilio_conversations_v1.json", "/v1", "/v1");
        String addresses = "/Configuration/Addresses";
        String address = addresses
                + "/"
                + judge.post(addresses, addresses, "Type", "sms", "Address", Bench.NUMBER)
                        .sid();
        judge.get(addresses, addresses);
        judge.get(addresses + "/{Sid}", address);
        judge.post(addresses + "/{Sid}", address, "AutoCreation.StudioRetryCount", "1");
        judge.delete(addresses + "/{Sid}", address);

        String credential = "/Credentials/"
                + judge.post("/Credentials", "/Credentials", "Type", "apn").sid();
        judge.get("/Credentials", "/Credentials");
        judge.get("/Credentials/{Sid}", credential);
        judge.post("/Credentials/{Sid}", credential, "Sandbox", "true");
        judge.delete("/Credentials/{Sid}", credential);

        assertEquals(List.of(), complaints);
    }

    @Test
    void knowsEveryOperationOfConversations() {
        OpenApi document = new OpenApi(OpenApi.folder().resolve("twilio_conversations_v1.json"));

        List<String> unknown = document.operations().stream()
                .filter(operation -> {
                    String path = operation
                            .path()
                            .replace("{ChatServiceSid}", SandboxAccount.CONVERSATIONS_SERVICE_SID)
                            .replaceAll("\\{\\w+}", "nobody");
                    HttpRequest.Builder request = bench.request(path)
                            .method(operation.method().toUpperCase(Locale.ROOT), BodyPublishers.noBody());
                    return bench.exchange(request).text().contains("Sandbox has no");
                })
                .map(OpenApi.Operation::toString)
                .toList();

        assertEquals(List.of(), unknown);
    }

    @Test
    void answersExecutionsAsTheDocumentSays() {
        Judge judge = judge("twilio_studio_v2.json", "/v2/Flows/" + SandboxAccount.FLOW_SID, "/v2/Flows/{FlowSid}");
        String one = "/Executions/"
                + judge.post("/Executions", "/Executions", "To", Bench.PHONE, "From", Bench.NUMBER)
                        .sid();
        judge.get("/Executions", "/Executions");
        judge.get("/Executions/{Sid}", one);
        judge.get("/Executions/{ExecutionSid}/Context", one + "/Context");
        String steps = "/Executions/{ExecutionSid}/Steps";
        judge.get(steps, one + "/Steps");
        String step = one + "/Steps/"
                + bench.get("/v2/Flows/" + SandboxAccount.FLOW_SID + one + "/Steps")
                        .list("steps")
                        .getJsonObject(0)
                        .getString("sid");
        judge.get(steps + "/{Sid}", step);
        judge.get(steps + "/{StepSid}/Context", step + "/Context");
        judge.post("/Executions/{Sid}", one, "Status", "ended");
        judge.delete("/Executions/{Sid}", one);

        assertEquals(List.of(), complaints);
    }

    @Test
    void answersFlowsAsTheDocumentSays() {
        Judge judge = judge("twilio_studio_v2.json", "/v2/Flows", "/v2/Flows");
        String sample = bench.get("/v2/Flows/" + SandboxAccount.FLOW_SID)
                .json()
                .getJsonObject("definition")
                .encode();
        String[] form = {"FriendlyName", "Support", "Status", "published", "Definition", sample};
        judge.post("/Validate", "/Validate", form);
        String one = "/" + judge.post("", "", form).sid();
        judge.get("", "");
        judge.get("/{Sid}", one);
        judge.post("/{Sid}", one, "Status", "draft", "CommitMessage", "again");
        judge.get("/{Sid}/Revisions", one + "/Revisions");
        judge.get("/{Sid}/Revisions/{Revision}", one + "/Revisions/LatestPublished");
        judge.get("/{Sid}/TestUsers", one + "/TestUsers");
        judge.post("/{Sid}/TestUsers", one + "/TestUsers", "TestUsers", Bench.PHONE);
        judge.delete("/{Sid}", one);

        assertEquals(List.of(), complaints);
    }

    @Test
    void answersTextMessagesAsTheDocumentSays() {
        Judge judge = judge(
                "twilio_api_v2010.json",
                "/2010-04-01/Accounts/" + SandboxAccount.ACCOUNT_SID,
                "/2010-04-01/Accounts/{AccountSid}");
        String one = judge.post(
                        "/Messages.json", "/Messages.json", "To", Bench.PHONE, "From", Bench.NUMBER, "Body", "hello")
                .sid();
        judge.get("/Messages.json", "/Messages.json");
        judge.get("/Messages/{Sid}.json", "/Messages/" + one + ".json");

        assertEquals(List.of(), complaints);
    }

    private Judge judge(String file, String root, String template) {
        return new Judge(bench, file, root, template, complaints);
    }

    private static String templateOf(String root) {
        return root.equals("/v1") ? root : "/v1/Services/{ChatServiceSid}";
    }
}
