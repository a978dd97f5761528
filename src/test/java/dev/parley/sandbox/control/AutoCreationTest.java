package dev.parley.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.Ear.Heard;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A phone whose numbers are not bound creates a conversation by the configuration of the address. */
class AutoCreationTest {
    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void opensInTheServiceThatTheAddressNames() {
        String service = bench.post("/v1/Services", "FriendlyName", "Repairs").sid();
        configure("AutoCreation.ConversationServiceSid", service);

        String conversation = write();

        assertEquals(
                200,
                bench.get("/v1/Services/" + service + "/Conversations/" + conversation)
                        .status());
        assertEquals(404, bench.get("/v1/Conversations/" + conversation).status());
        assertEquals(service, bench.ear.await("onConversationAdd").form().first("ChatServiceSid"));
    }

    @Test
    void goesTheWayThatTwilioGoes() {
        configure("AutoCreation.Type", "webhook", "AutoCreation.WebhookUrl", bench.ear.url("/opened"));

        write();

        List<String> heard = bench.ear.await(5).stream()
                .map(call -> call.path() + " " + call.event())
                .toList();
        assertEquals(
                List.of(
                        "/chat onConversationAdd",
                        "/chat onConversationAdded",
                        "/chat onParticipantAdded",
                        "/chat onMessageAdded",
                        "/opened onMessageAdded"),
                heard);
        Heard asked = bench.ear.await("onConversationAdd");
        assertEquals(
                "hello " + Bench.PHONE + " " + Bench.NUMBER,
                Stream.of("MessageBody", "MessagingBinding.Address", "MessagingBinding.ProxyAddress")
                        .map(asked.form()::first)
                        .reduce((a, b) -> a + " " + b)
                        .orElseThrow());
    }

    @Test
    void attachesTheWebhookAsItIsConfigured() {
        configure(
                "AutoCreation.Type",
                "webhook",
                "AutoCreation.WebhookUrl",
                bench.ear.url("/opened"),
                "AutoCreation.WebhookMethod",
                "get",
                "AutoCreation.WebhookFilters",
                "onParticipantAdded");

        JsonObject webhook = webhooks(write()).getJsonObject(0);

        assertEquals("webhook", webhook.getString("target"));
        assertEquals(
                new JsonObject()
                        .put("url", bench.ear.url("/opened"))
                        .put("method", "get")
                        .put("filters", new JsonArray().add("onParticipantAdded")),
                webhook.getJsonObject("configuration"));
    }

    @Test
    void letsTheFlowHearTheFirstMessage() {
        configure("AutoCreation.Type", "studio", "AutoCreation.StudioFlowSid", SandboxAccount.FLOW_SID);

        String messages = "/v1/Conversations/" + write() + "/Messages";

        Awaitility.await().until(() -> bench.get(messages).list("messages").size() == 2);
        assertEquals(
                SandboxAccount.FLOW_SID,
                bench.get(messages).list("messages").getJsonObject(1).getString("author"));
    }

    @Test
    void attachesNobodyByDefault() {
        configure();

        assertEquals(new JsonArray(), webhooks(write()));
    }

    @Test
    void opensNothingWhereTheAddressForbidsIt() {
        String address = configure("AutoCreation.Enabled", "false");

        assertEquals(
                "409 20409 The message was dropped: the two numbers are not bound to a conversation, and address "
                        + address + " creates none, as its AutoCreation.Enabled is false.",
                text().refusal());
        assertEquals(new JsonArray(), bench.get("/v1/Conversations").list("conversations"));
        assertEquals(new JsonArray(), bench.get("/sandbox/webhooks").array());
    }

    @Test
    void opensNothingOnlyWhereNoConversationIsBound() {
        configure("AutoCreation.Enabled", "false");
        bench.phone(bench.conversation());

        assertEquals(201, text().status());
    }

    @Test
    void opensInTheDefaultServiceWhereNothingIsConfigured() {
        assertEquals(200, bench.get("/v1/Conversations/" + write()).status());
    }

    @Test
    void opensInTheDefaultServiceOnceTheOtherIsGone() {
        String service = bench.post("/v1/Services", "FriendlyName", "Repairs").sid();
        configure("AutoCreation.ConversationServiceSid", service);
        bench.delete("/v1/Services/" + service);

        assertEquals(200, bench.get("/v1/Conversations/" + write()).status());
    }

    /** Configures the address, enabled unless the form says otherwise, and returns its SID. */
    private String configure(String... form) {
        Stream<String> always = Stream.of("Type", "sms", "Address", Bench.NUMBER, "AutoCreation.Enabled", "true");
        boolean isTold = List.of(form).contains("AutoCreation.Enabled");
        return bench.post(
                        "/v1/Configuration/Addresses",
                        Stream.concat(always.limit(isTold ? 4 : 6), Stream.of(form))
                                .toArray(String[]::new))
                .sid();
    }

    private Bench.Reply text() {
        return bench.post("/sandbox/sms", "From", Bench.PHONE, "To", Bench.NUMBER, "Body", "hello");
    }

    private String write() {
        return text().json().getString("conversation_sid");
    }

    private JsonArray webhooks(String conversation) {
        return bench.get("/v1/Conversations/" + conversation + "/Webhooks").list("webhooks");
    }
}
