package dev.parley.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.webhook.Listener;
import dev.parley.webhook.VerifySignature;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told that a message did not arrive. */
class UndeliveredRouteTest {
    private static final String PHONE = "+15005550101";
    private static final String OPERATOR = "+15005550109";
    private static final String NUMBER = "+15005550100";
    private static final String TEXTS = "/2010-04-01/Accounts/AC00000000000000000000000000000000/Messages.json";
    private static final String FAULT = "the phone was off or out of reach (30003)";

    private final EventRoutes routes = new EventRoutes();
    private String conversation = "";
    private String participant = "";

    @AfterEach
    void close() throws Exception {
        routes.close();
    }

    @Test
    void isNobodyUnlessASettingSaysSo() throws Exception {
        routes.start("undelivered");

        assertEquals(List.of(), routes.listeners().to("onDeliveryUpdated"));
        assertEquals(List.of(), routes.listeners().to("status"));
    }

    @Test
    void isTheConversation() throws Exception {
        tellConversation();
        String message = says("alice", "Your order is ready.");

        delivery("SM1", message, "undelivered");

        assertEquals(
                List.of("Your order is ready.", "Message 0, by alice, to " + PHONE + " is undelivered: " + FAULT + "."),
                bodies());
        assertEquals(List.of("alice", "parley-bot"), routes.all(messages(), "messages", "author"));
    }

    @Test
    void findsTheMessageInTheAttributesOfTheNotice() throws Exception {
        tellConversation();
        String message = says("alice", "Your order is ready.");

        delivery("SM1", message, "failed");

        String attributes = routes.all(messages(), "messages", "attributes").get(1);
        assertEquals(
                "{\"undelivered\":\"" + message
                        + "\",\"parleyEventId\":\"…\",\"parleyStep\":\"to-undelivered-notice\"}",
                attributes.replaceFirst("[0-9a-f]{40}", "…"));
    }

    @Test
    void isToldOnceWhenTheEventComesTwice() throws Exception {
        tellConversation();
        String message = says("alice", "Your order is ready.");

        delivery("SM1", message, "undelivered");
        delivery("SM1", message, "undelivered");

        assertEquals(2, bodies().size());
    }

    @Test
    void isToldWhenACallbackCameFirst() throws Exception {
        tellConversation();
        String message = says("alice", "Your order is ready.");

        callback("SM1", PHONE, "undelivered");
        delivery("SM1", message, "undelivered");

        assertEquals(2, bodies().size());
    }

    @Test
    void isNotToldWhatIsGoodNewsOrLate() throws Exception {
        tellConversation();
        String message = says("alice", "Your order is ready.");

        delivery("SM1", message, "sent");
        delivery("SM1", message, "delivered");
        delivery("SM1", message, "undelivered");

        assertEquals(List.of("Your order is ready."), bodies());
    }

    @Test
    void isNotToldOfWhatIsGone() throws Exception {
        tellConversation();

        delivery("SM1", "IM" + "1".repeat(32), "undelivered");

        assertEquals(List.of(), bodies());
    }

    @Test
    void isToldWhenTwilioHasTimeAgain() throws Exception {
        tellConversation();
        String message = says("alice", "Your order is ready.");
        routes.post("/sandbox/faults", "Path=/v1/Conversations&Status=503&Times=2");

        delivery("SM1", message, "undelivered");

        assertEquals(2, bodies().size());
    }

    @Test
    void isNotToldThatTheNoticeItselfDidNotArrive(@TempDir Path directory) throws Exception {
        routes.with("undelivered.tell", "conversation")
                .accepting(directory, VerifySignature.off())
                .start("undelivered", "webhooks")
                .dispatch();
        bindPhone();
        routes.post("/v1/Configuration/Webhooks", "PostWebhookUrl=" + routes.address("/chat"));
        routes.post("/sandbox/phones/" + PHONE, "Status=undelivered&ErrorCode=30003");

        says("alice", "Your order is ready.");
        await().until(() -> failures() == 2);
        // The events of a conversation go in order: what is told after this was not told of the notice.
        says("alice", "Are you there?");
        await().until(() -> failures() >= 4);

        assertEquals(List.of("Your order is ready.", notice(0), "Are you there?", notice(2)), bodies());
    }

    @Test
    void isNotAnsweredByTheBot() throws Exception {
        routes.with("undelivered.tell", "conversation").start("undelivered", "reply");
        bindPhone();
        delivery("SM1", says("alice", "Your order is ready."), "undelivered");
        String attributes = routes.all(messages(), "messages", "attributes").get(1);

        for (String author : List.of("parley-bot", "alice")) {
            routes.hear(
                    "onMessageAdded",
                    Map.of(
                            "ConversationSid",
                            conversation,
                            "Author",
                            author,
                            "Body",
                            "hello",
                            "Attributes",
                            attributes));
        }

        assertEquals(2, bodies().size());
    }

    @Test
    void isAnOperator() throws Exception {
        tellOperator();

        callback("SM1", PHONE, "undelivered");

        assertEquals(List.of("Message SM1 to " + PHONE + " is undelivered: " + FAULT + "."), toOperator());
        assertEquals(List.of(NUMBER), routes.all(TEXTS + "?To=%2B15005550109", "messages", "from"));
    }

    @Test
    void isAnOperatorOnceWhicheverKindOfEventComesFirst() throws Exception {
        tellOperator();
        String message = says("alice", "Your order is ready.");

        delivery("SM1", message, "undelivered");
        callback("SM1", PHONE, "undelivered");
        callback("SM2", PHONE, "failed");
        delivery("SM2", message, "failed");

        assertEquals(
                List.of(
                        "Message SM2 to " + PHONE + " is failed: " + FAULT + ".",
                        "Message SM1 in " + conversation + " to " + PHONE + " is undelivered: " + FAULT + "."),
                toOperator());
    }

    @Test
    void isNoOperatorForGoodOrLateNews() throws Exception {
        tellOperator();

        callback("SM1", PHONE, "sent");
        callback("SM1", PHONE, "delivered");
        callback("SM1", PHONE, "undelivered");

        assertEquals(List.of(), toOperator());
    }

    @Test
    void isNoOperatorWhereNobodySaysWhoWasToGetIt() throws Exception {
        tellOperator();

        routes.hear("status", Map.of("MessageSid", "SM1", "SmsSid", "SM1", "MessageStatus", "failed"));

        assertEquals(List.of(), toOperator());
    }

    @Test
    void isNoOperatorWhoseOwnPhoneIsOff() throws Exception {
        tellOperator();
        routes.post(
                participants(), "MessagingBinding.Address=%2B15005550109&MessagingBinding.ProxyAddress=%2B15005550100");
        participant = routes.all(participants(), "participants", "sid").get(1);
        String message = says("alice", "Your order is ready.");
        int before = toOperator().size();

        callback("SM1", OPERATOR, "undelivered");
        delivery("SM2", message, "undelivered");

        assertEquals(before, toOperator().size());
    }

    @Test
    void isAnOperatorByWayOfAMessagingService() throws Exception {
        String service = "MG" + "1".repeat(32);
        routes.with("undelivered.tell", OPERATOR)
                .with("undelivered.from", service)
                .start("undelivered");

        callback("SM1", PHONE, "undelivered");

        assertEquals(List.of(service), routes.all(TEXTS, "messages", "messaging_service_sid"));
    }

    @Test
    void isOneRouteOrTheOther() throws Exception {
        tellOperator();

        assertEquals(
                List.of("undelivered-operator"),
                routes.listeners().to("onDeliveryUpdated").stream()
                        .map(Listener::routeId)
                        .toList());
    }

    private void tellConversation() throws Exception {
        routes.with("undelivered.tell", "conversation").start("undelivered");
        bindPhone();
    }

    private void tellOperator() throws Exception {
        routes.with("undelivered.tell", OPERATOR)
                .with("undelivered.from", NUMBER)
                .start("undelivered");
        bindPhone();
    }

    private void bindPhone() throws Exception {
        conversation = routes.conversation();
        participant = routes.post(
                        participants(),
                        "MessagingBinding.Address=%2B15005550101&MessagingBinding.ProxyAddress=%2B15005550100")
                .path("sid")
                .asText();
    }

    private String says(String author, String words) throws Exception {
        return routes.post(messages(), "Author=" + author + "&Body=" + words)
                .path("sid")
                .asText();
    }

    private void callback(String text, String to, String status) throws Exception {
        Map<String, String> parameters = new HashMap<>(
                Map.of("MessageSid", text, "SmsSid", text, "To", to, "MessageStatus", status, "SmsStatus", status));
        addError(parameters, status);
        routes.hear("status", parameters);
    }

    private void delivery(String text, String message, String status) throws Exception {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "EventType", "onDeliveryUpdated",
                "ConversationSid", conversation,
                "MessageSid", message,
                "ChannelMessageSid", text,
                "ParticipantSid", participant,
                "Status", status,
                "DateUpdated", "2026-11-22T12:00:00.000Z"));
        addError(parameters, status);
        routes.hear("onDeliveryUpdated", parameters);
    }

    private static void addError(Map<String, String> parameters, String status) {
        if (status.equals("failed") || status.equals("undelivered")) {
            parameters.put("ErrorCode", "30003");
        }
    }

    private long failures() throws Exception {
        return routes.all(TEXTS, "messages", "status").stream()
                .filter("undelivered"::equals)
                .count();
    }

    private static String notice(int index) {
        return "Message " + index + ", by alice, to " + PHONE + " is undelivered: " + FAULT + ".";
    }

    private List<String> toOperator() throws Exception {
        return routes.all(TEXTS + "?To=%2B15005550109", "messages", "body");
    }

    private List<String> bodies() throws Exception {
        return routes.all(messages(), "messages", "body");
    }

    private String messages() {
        return "/v1/Conversations/" + conversation + "/Messages";
    }

    private String participants() {
        return "/v1/Conversations/" + conversation + "/Participants";
    }
}
