package dev.parley.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.camel.EventHeaders;
import dev.parley.twilio.request.Json;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Creates a resource unless it exists. */
class EnsureTest {
    private static final String CH = "CH" + "1".repeat(32);
    private static final String OTHER = "CH" + "2".repeat(32);
    private static final String FW = "FW" + "3".repeat(32);
    private static final String HERE = "conversationSid: " + CH;

    private final FakeTwilio twilio = new FakeTwilio();
    private final Routes routes = new Routes(twilio.settings());

    @AfterEach
    void stop() throws Exception {
        routes.close();
        twilio.close();
    }

    private static String error(int code, String message) {
        return "{\"code\":%d,\"message\":\"%s\",\"status\":409}".formatted(code, message);
    }

    @Test
    void createsParticipantThatIsNotThere() {
        twilio.answers(201, "{\"sid\":\"MB1\"}");
        routes.start("conversations/participants/ensure", HERE, "identity: Tackleton");

        assertEquals(Map.of("sid", "MB1"), bodyOf(routes.send("")));
        assertEquals(List.of("POST /v1/Conversations/" + CH + "/Participants"), twilio.asked());
    }

    @Test
    void fetchesParticipantThatIsThere() {
        twilio.answers(409, error(50433, "exists")).answers(200, "{\"sid\":\"MB1\"}");
        routes.start(
                "conversations/participants/ensure", HERE, "identity: Mr Tackleton", "xTwilioWebhookEnabled: 'true'");

        assertEquals(Map.of("sid", "MB1"), bodyOf(routes.send("")));
        assertEquals(
                List.of(
                        "POST /v1/Conversations/" + CH + "/Participants",
                        "GET /v1/Conversations/" + CH + "/Participants/Mr%20Tackleton"),
                twilio.asked());
    }

    @Test
    void findsParticipantWhoseIdentityFitsNoPath() {
        twilio.answers(409, error(50433, "exists"))
                .answers(
                        200,
                        "{\"meta\":{\"key\":\"participants\"},\"participants\":[{\"sid\":\"MB1\",\"identity\":\"a\"},"
                                + "{\"sid\":\"MB2\",\"identity\":\"a/b\"}]}");
        routes.start("conversations/participants/ensure", HERE, "identity: a/b");

        assertEquals("MB2", ((Map<?, ?>) bodyOf(routes.send(""))).get("sid"));
    }

    @Test
    void findsAddressesThatAreBoundInThisConversation() {
        twilio.answers(409, error(50416, "A binding already exists in Conversation " + CH))
                .answers(
                        200,
                        "{\"meta\":{\"key\":\"participants\"},\"participants\":[%s,%s,%s]}"
                                .formatted(
                                        "{\"sid\":\"MB1\",\"identity\":\"ada\",\"messaging_binding\":null}",
                                        participant("MB2", "+15550000001", "+15550000009"),
                                        participant("MB3", "+15550000002", "+15550000009")));
        routes.start(
                "conversations/participants/ensure",
                HERE,
                "messagingBinding.address: '+15550000002'",
                "messagingBinding.proxyAddress: '+15550000009'");

        assertEquals("MB3", ((Map<?, ?>) bodyOf(routes.send(""))).get("sid"));
        assertEquals(
                List.of(
                        "POST /v1/Conversations/" + CH + "/Participants",
                        "GET /v1/Conversations/" + CH + "/Participants?PageSize=100"),
                twilio.asked());
    }

    private static String participant(String sid, String address, String proxy) {
        return "{\"sid\":\"%s\",\"messaging_binding\":{\"address\":\"%s\",\"proxy_address\":\"%s\"}}"
                .formatted(sid, address, proxy);
    }

    @Test
    void failsWithTheConversationWhereAddressesAreBoundElsewhere() {
        twilio.answers(409, error(50416, "A binding already exists in Conversation " + OTHER));
        routes.start("conversations/participants/ensure", HERE, "messagingBinding.address: '+15550000002'");

        assertEquals(
                "Twilio refused conversations/participants/ensure to " + CH + ": 409, code 50416, because of " + OTHER
                        + ". Not retried: repeating cannot help. https://www.twilio.com/docs/errors/50416",
                String.valueOf(routes.send("").getException().getMessage()));
        assertEquals(1, twilio.asked().size());
    }

    @Test
    void fetchesConversationWhoseNameIsTaken() {
        twilio.answers(409, error(50353, "taken")).answers(200, "{\"sid\":\"CH1\"}");
        routes.start("conversations/ensure", "uniqueName: order-${body}", "friendlyName: Order");

        assertEquals(Map.of("sid", "CH1"), bodyOf(routes.send("7")));
        assertEquals(List.of("POST /v1/Conversations", "GET /v1/Conversations/order-7"), twilio.asked());
    }

    @Test
    void fetchesUserOfServiceWhoIsThere() {
        String service = "IS" + "4".repeat(32);
        twilio.answers(409, error(50201, "exists")).answers(200, "{\"sid\":\"US1\"}");
        routes.start("services/users/ensure", "chatServiceSid: " + service, "identity: ada");

        assertEquals(Map.of("sid", "US1"), bodyOf(routes.send("")));
        assertEquals(
                List.of("POST /v1/Services/" + service + "/Users", "GET /v1/Services/" + service + "/Users/ada"),
                twilio.asked());
    }

    @Test
    void sendsNothingForNameThatCouldNotBeFetched() {
        routes.start("users/ensure", "identity: ${body}");

        assertEquals(
                "users/ensure was not sent: identity is required and must be valid in a path: no /, ?, #, .. or control"
                        + " character. Not retried: repeating cannot help.",
                failureOf(routes.send("a/b")).getMessage());
        assertEquals(List.of(), twilio.asked());
    }

    @Test
    void findsWebhookWithTheSameFlow() {
        twilio.answers(
                200,
                "{\"meta\":{\"key\":\"webhooks\"},\"webhooks\":[%s,%s]}"
                        .formatted(
                                "{\"sid\":\"WH1\",\"target\":\"webhook\",\"configuration\":{\"url\":\"https://example.com\"}}",
                                "{\"sid\":\"WH2\",\"target\":\"studio\",\"configuration\":{\"flow_sid\":\"" + FW
                                        + "\"}}"));
        routes.start(
                "conversations/webhooks/ensure",
                HERE,
                "target: studio",
                "configuration.flowSid: " + FW,
                "configuration.filters: onMessageAdded",
                "configuration.replayAfter: 0");

        assertEquals("WH2", ((Map<?, ?>) bodyOf(routes.send(""))).get("sid"));
        assertEquals(List.of("GET /v1/Conversations/" + CH + "/Webhooks"), twilio.asked());
    }

    @Test
    void createsWebhookWhereNoneIsTheSame() {
        twilio.answers(
                        200,
                        "{\"meta\":{\"key\":\"webhooks\"},\"webhooks\":[%s]}"
                                .formatted(
                                        "{\"target\":\"webhook\",\"configuration\":{\"url\":\"https://example.com/b\"}}"))
                .answers(201, "{\"sid\":\"WH2\"}");
        routes.start(
                "conversations/webhooks/ensure", HERE, "target: webhook", "configuration.url: https://example.com/a");

        assertEquals(Map.of("sid", "WH2"), bodyOf(routes.send("")));
        assertEquals("https://example.com/a", twilio.received().get(1).form().first("Configuration.Url"));
    }

    @Test
    void putsTheEventAndTheStepIntoTheAttributesOfMessage() {
        twilio.answers(200, "{\"meta\":{\"key\":\"messages\"},\"messages\":[]}").answers(201, "{\"sid\":\"IM1\"}");
        routes.start("conversations/messages/ensure", HERE, "body: Hello", "attributes: '{\"mood\": \"good\"}'");

        assertEquals(Map.of("sid", "IM1"), bodyOf(routes.send("", Map.of(EventHeaders.ID, "E1"))));
        assertEquals(
                List.of(
                        "GET /v1/Conversations/" + CH + "/Messages?Order=desc&PageSize=50",
                        "POST /v1/Conversations/" + CH + "/Messages"),
                twilio.asked());
        assertEquals(
                "{\"mood\":\"good\",\"parleyEventId\":\"E1\",\"parleyStep\":\"to-twilio\"}",
                twilio.received().get(1).form().first("Attributes"));
    }

    @Test
    void returnsTheMessageThatTheEventHasAlreadyCaused() {
        twilio.answers(
                200,
                "{\"meta\":{\"key\":\"messages\",\"next_page_url\":\"https://x.example/v1/Next\"},\"messages\":[%s,%s,%s]}"
                        .formatted(
                                message("IM3", "not json"),
                                message("IM2", "{'parleyEventId':'E1','parleyStep':'another'}"),
                                message("IM1", "{'mood':'good','parleyEventId':'E1','parleyStep':'to-twilio'}")));
        routes.start("conversations/messages/ensure", HERE, "body: Hello");

        assertEquals("IM1", ((Map<?, ?>) bodyOf(routes.send("", Map.of(EventHeaders.ID, "E1")))).get("sid"));
        assertEquals(List.of("GET /v1/Conversations/" + CH + "/Messages?Order=desc&PageSize=50"), twilio.asked());
    }

    private static String message(String sid, String attributes) {
        return Json.write(Map.of("sid", sid, "attributes", attributes.replace('\'', '"')));
    }

    @Test
    void sendsNoMessageThatItCouldNotRecognise() {
        routes.start("conversations/messages/ensure", HERE, "body: Hello");

        assertEquals(
                "conversations/messages/ensure to " + CH + " was not sent: header ParleyEventId is missing; without"
                        + " it an existing message cannot be recognized. Not retried: repeating cannot help.",
                failureOf(routes.send("")).getMessage());
    }

    @Test
    void sendsNoMessageWithAttributesThatAreNoObject() {
        routes.start("conversations/messages/ensure", HERE, "body: Hello", "attributes: ${body}");

        assertEquals(
                "conversations/messages/ensure to " + CH + " was not sent: attributes cannot be sent: expected a JSON"
                        + " object. Not retried: repeating cannot help.",
                failureOf(routes.send("[1]", Map.of(EventHeaders.ID, "E1"))).getMessage());
        assertEquals(List.of(), twilio.asked());
    }

    private static Object bodyOf(Exchange done) {
        assertNull(done.getException());
        return done.getMessage().getBody();
    }

    private static TwilioFailure failureOf(Exchange done) {
        return (TwilioFailure) done.getException();
    }
}
