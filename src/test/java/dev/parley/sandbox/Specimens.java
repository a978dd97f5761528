package dev.parley.sandbox;

import dev.parley.openapi.OpenApiOperation;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.sdk.SocketClient;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/** A sandbox with one resource of each type, and a valid call of each of Twilio's operations. */
final class Specimens {
    /** A path that needs everything. */
    static final String EVERYTHING = "/Receipts/Bindings/";

    private static final String SERVICE = "/v1/Services/{ChatServiceSid}";

    /** The form of a valid call, by its path below the service; empty if absent here. */
    private static final Map<String, List<String>> FORMS = Map.ofEntries(
            Map.entry("/Conversations", List.of("FriendlyName", "Repair", "State", "active", "Timers.Closed", "PT1H")),
            Map.entry("/Conversations/{Sid}", List.of("FriendlyName", "Repair", "State", "inactive")),
            Map.entry("/ConversationWithParticipants", List.of("Participant", "{\"identity\":\"bob\"}")),
            Map.entry("/Conversations/{ConversationSid}/Participants", List.of("Identity", "bob")),
            Map.entry("/Conversations/{ConversationSid}/Participants/{Sid}", List.of("Attributes", "{\"a\":1}")),
            Map.entry("/Conversations/{ConversationSid}/Messages", List.of("Author", "alice", "Body", "hello")),
            Map.entry("/Conversations/{ConversationSid}/Messages/{Sid}", List.of("Body", "hello!")),
            Map.entry(
                    "/Conversations/{ConversationSid}/Webhooks",
                    List.of(
                            "Target",
                            "trigger",
                            "Configuration.Url",
                            "http://127.0.0.1:1/",
                            "Configuration.Triggers",
                            "help")),
            Map.entry("/Conversations/{ConversationSid}/Webhooks/{Sid}", List.of("Configuration.Method", "get")),
            Map.entry("/Users", List.of("Identity", "carol", "Attributes", "{}")),
            Map.entry("/Users/{Sid}", List.of("FriendlyName", "Alice")),
            Map.entry(
                    "/Users/{UserSid}/Conversations/{ConversationSid}",
                    List.of("NotificationLevel", "muted", "LastReadMessageIndex", "0")),
            Map.entry("/Roles", List.of("FriendlyName", "reader", "Type", "conversation", "Permission", "sendMessage")),
            Map.entry("/Roles/{Sid}", List.of("Permission", "leaveConversation")),
            Map.entry("/Services", List.of("FriendlyName", "Repairs")),
            Map.entry("/Configuration", List.of("DefaultInactiveTimer", "PT1H", "ReachabilityEnabled", "true")),
            Map.entry("/Configuration/Webhooks", List.of("Method", "GET", "Filters", "onUserAdded")),
            Map.entry("/Configuration/Notifications", List.of("NewMessage.Template", "hello", "LogEnabled", "true")),
            Map.entry("/Configuration/Addresses", List.of("Type", "sms", "Address", "+15005550009")),
            Map.entry("/Configuration/Addresses/{Sid}", List.of("FriendlyName", "Repairs")),
            Map.entry("/Credentials", List.of("Type", "fcm", "Secret", "secret")),
            Map.entry("/Credentials/{Sid}", List.of("FriendlyName", "push")),
            Map.entry("/v2/Flows/{FlowSid}/Executions", List.of("To", "+15005550009", "From", Bench.NUMBER)),
            Map.entry("/v2/Flows/{FlowSid}/Executions/{Sid}", List.of("Status", "ended")),
            Map.entry(
                    "/2010-04-01/Accounts/{AccountSid}/Messages.json",
                    List.of("To", Bench.PHONE, "From", Bench.NUMBER, "Body", "hello")));

    private final Bench bench;
    private final Map<String, String> sids = new TreeMap<>();

    Specimens(Bench bench) {
        this.bench = bench;
    }

    /** Resets the sandbox and creates one of each resource that a path needs. */
    void renew(String template) {
        bench.post("/sandbox/reset");
        String conversation = bench.conversation();
        String below = "/v1/Conversations/" + conversation;
        bench.phone(conversation);
        sids.put("Conversations", conversation);
        sids.put(
                "Participants",
                bench.post(below + "/Participants", "Identity", "alice").sid());
        sids.put("Messages", bench.post(below + "/Messages", "Body", "hello").sid());
        sids.put(
                "Webhooks",
                bench.post(below + "/Webhooks", forms("/Conversations/{ConversationSid}/Webhooks"))
                        .sid());
        if (template.contains("/Receipts/")) {
            sids.put("Receipts", receipt(below + "/Messages/" + sids.get("Messages") + "/Receipts"));
        }
        if (template.contains("/Bindings")) {
            sids.put("Bindings", binding());
        }
        sids.put("Users", bench.get("/v1/Users/alice").sid());
        for (String kind : List.of("Roles", "Credentials", "Configuration/Addresses")) {
            String sid = bench.post("/v1/" + kind, forms("/" + kind)).sid();
            sids.put(kind.substring(kind.indexOf('/') + 1), sid);
        }
        // Created by the valid call as well, so that it must differ here.
        bench.delete("/v1/Configuration/Addresses/" + sids.get("Addresses"));
        sids.put(
                "Addresses",
                bench.post("/v1/Configuration/Addresses", "Type", "sms", "Address", Bench.NUMBER)
                        .sid());
        sids.put(
                "Executions",
                bench.post(
                                "/v2/Flows/" + SandboxAccount.FLOW_SID + "/Executions",
                                "To",
                                Bench.PHONE,
                                "From",
                                Bench.NUMBER)
                        .sid());
        sids.put("Services", SandboxAccount.CONVERSATIONS_SERVICE_SID);
        sids.put("Flows", SandboxAccount.FLOW_SID);
        sids.put("Accounts", SandboxAccount.ACCOUNT_SID);
    }

    /** Registers a phone for push, which only an SDK client can. */
    private String binding() {
        SocketClient client = SocketClient.connect(bench, null);
        client.init("alice");
        client.answer();
        client.register("fcm", "the phone of alice");
        String service = SandboxAccount.CONVERSATIONS_SERVICE_SID;
        String sid = bench.get("/v1/Services/" + service + "/Bindings")
                .list("bindings")
                .getJsonObject(0)
                .getString("sid");
        client.hangUp();
        return sid;
    }

    private String receipt(String receipts) {
        Awaitility.await().until(() -> bench.get(receipts).text().contains("delivered"));
        return bench.get(receipts).list("delivery_receipts").getJsonObject(0).getString("sid");
    }

    /** Returns a path of the document with the SIDs of existing resources. */
    String path(String template) {
        if (template.equals("/v1/Services/{Sid}")) {
            // The default service cannot be deleted.
            return "/v1/Services/"
                    + bench.post("/v1/Services", "FriendlyName", "Repairs").sid();
        }
        if (template.startsWith("/2010-04-01/Accounts/{AccountSid}/Messages/")) {
            JsonObject text = template.contains("/Media") ? textWithMedia() : text();
            String media = text.getJsonObject("subresource_uris").getString("media");
            return template.endsWith("/Media.json")
                    ? media
                    : template.contains("/Media/")
                            ? bench.get(media)
                                    .list("media_list")
                                    .getJsonObject(0)
                                    .getString("uri")
                            : text.getString("uri");
        }
        String[] segments = template.split("/");
        for (int i = 1; i < segments.length; i++) {
            if (segments[i].startsWith("{")) {
                segments[i] = sids.getOrDefault(segments[i - 1], "nobody");
            }
        }
        String path = String.join("/", segments);
        return path.endsWith("/ParticipantConversations") ? path + "?Identity=alice" : path;
    }

    private JsonObject text() {
        return bench.get("/2010-04-01/Accounts/" + SandboxAccount.ACCOUNT_SID + "/Messages.json")
                .list("messages")
                .getJsonObject(0);
    }

    private JsonObject textWithMedia() {
        String medium = bench.exchange(
                        bench.request("/v1/Services/" + SandboxAccount.CONVERSATIONS_SERVICE_SID + "/Media")
                                .POST(BodyPublishers.ofString("meow")))
                .sid();
        bench.post("/v1/Conversations/" + sids.get("Conversations") + "/Messages", "MediaSid", medium);
        return text();
    }

    String[] form(OpenApiOperation operation) {
        return operation.method().equals("post") ? forms(belowService(operation.path())) : new String[0];
    }

    private static String[] forms(String path) {
        return FORMS.getOrDefault(path, List.of()).toArray(String[]::new);
    }

    private static String belowService(String path) {
        return path.replace(SERVICE, "").replaceFirst("^/v1/", "/");
    }
}
