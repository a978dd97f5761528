package dev.parley.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.openapi.OpenApiDocument;
import dev.parley.openapi.OpenApiOperation;
import dev.parley.openapi.OpenApiProduct;
import dev.parley.sandbox.rest.SandboxAccount;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks every response about conversations against Twilio's OpenAPI document. */
class OpenApiTest {
    private static final String SERVICE = "/v1/Services/" + SandboxAccount.CONVERSATIONS_SERVICE_SID;

    @RegisterExtension
    final Bench bench = new Bench();

    private final List<String> complaints = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"/v1", SERVICE})
    void answersConversationsAsTheDocumentSays(String root) {
        Judge judge = judge(OpenApiProduct.CONVERSATIONS_V1, root, templateOf(root));
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
        Judge judge = judge(OpenApiProduct.CONVERSATIONS_V1, root, templateOf(root));
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
        Judge judge = judge(OpenApiProduct.CONVERSATIONS_V1, "/v1", "/v1");
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
        Judge judge = judge(OpenApiProduct.CONVERSATIONS_V1, "/v1", "/v1");
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
        OpenApiDocument document = OpenApiDocument.of(OpenApiProduct.CONVERSATIONS_V1);

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
                .map(OpenApiOperation::toString)
                .toList();

        assertEquals(List.of(), unknown);
    }

    private Judge judge(OpenApiProduct product, String root, String template) {
        return new Judge(bench, product, root, template, complaints);
    }

    private static String templateOf(String root) {
        return root.equals("/v1") ? root : "/v1/Services/{ChatServiceSid}";
    }
}
