package dev.parley.routes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** routes/undelivered as it ships, with a conversation that a phone is in, and what is told when nothing reaches it. */
final class UndeliveredRoutes implements AutoCloseable {
    static final String PHONE = "+15005550101";
    /** A pair of numbers is in one conversation, whatever its service. */
    static final String PHONE_ELSEWHERE = "+15005550102";

    static final String OPERATOR = "+15005550109";
    static final String NUMBER = "+15005550100";
    static final String FAULT = "the phone was off or out of reach (30003)";

    private static final String TEXTS = "/2010-04-01/Accounts/AC00000000000000000000000000000000/Messages.json";

    private final EventRoutes routes = new EventRoutes();
    private String conversation = "";
    private String participant = "";
    private String service = "";

    /** Starts them with a conversation that is told, beside the other routes named. */
    void tellConversation(String... others) throws Exception {
        routes.with("undelivered.tell", "conversation").start(with(others));
        bindPhone();
    }

    /** Starts them with a conversation that is told, in a program that the sandbox sends its webhooks to. */
    void tellConversationOfWhatTheSandboxSays(Path directory) throws Exception {
        routes.accepting(directory);
        tellConversation("webhooks");
        routes.dispatch();
        routes.post("/v1/Configuration/Webhooks", "PostWebhookUrl=" + routes.address("/chat"));
    }

    /** Starts them with an operator who is told, by texts that come from that number or messaging service. */
    void tellOperator(String from) throws Exception {
        routes.with("undelivered.tell", OPERATOR).with("undelivered.from", from).start(with());
        bindPhone();
    }

    /** Starts them as application.properties has it. */
    void tellNobody() throws Exception {
        routes.start(with());
    }

    private static String[] with(String... others) {
        List<String> names = new ArrayList<>(List.of("undelivered"));
        names.addAll(List.of(others));
        return names.toArray(String[]::new);
    }

    private void bindPhone() throws Exception {
        conversation = routes.conversation();
        participant = bind(PHONE);
    }

    /** Goes on with a conversation of another service, which events name from then on. */
    void moveToAnotherService() throws Exception {
        service = routes.service();
        conversation = routes.post(service + "/Conversations", "").path("sid").asText();
        participant = bind(PHONE_ELSEWHERE);
    }

    /** Puts the operator into the conversation, who from then on is the one whom nothing reaches. */
    void bindOperator() throws Exception {
        participant = bind(OPERATOR);
    }

    private String bind(String phone) throws Exception {
        return routes.post(
                        path("/Participants"),
                        "MessagingBinding.Address=" + escaped(phone) + "&MessagingBinding.ProxyAddress="
                                + escaped(NUMBER))
                .path("sid")
                .asText();
    }

    private static String escaped(String number) {
        return number.replace("+", "%2B");
    }

    EventRoutes routes() {
        return routes;
    }

    String conversation() {
        return conversation;
    }

    String says(String author, String words) throws Exception {
        return routes.post(path("/Messages"), "Author=" + author + "&Body=" + words)
                .path("sid")
                .asText();
    }

    /** Has Twilio tell by a status callback how a text to that number fares. */
    void callback(String text, String to, String status) throws Exception {
        Map<String, String> parameters = new HashMap<>(
                Map.of("MessageSid", text, "SmsSid", text, "To", to, "MessageStatus", status, "SmsStatus", status));
        addError(parameters, status);
        routes.hear("status", parameters);
    }

    /** Has Twilio tell by {@code onDeliveryUpdated} how a message of the conversation fares. */
    void delivery(String text, String message, String status) throws Exception {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "EventType", "onDeliveryUpdated",
                "ConversationSid", conversation,
                "MessageSid", message,
                "ChannelMessageSid", text,
                "ParticipantSid", participant,
                "Status", status,
                "DateUpdated", "2026-11-22T12:00:00.000Z"));
        if (!service.isEmpty()) {
            parameters.put("ChatServiceSid", service.replaceFirst(".*/", ""));
        }
        addError(parameters, status);
        routes.hear("onDeliveryUpdated", parameters);
    }

    private static void addError(Map<String, String> parameters, String status) {
        if (status.equals("failed") || status.equals("undelivered")) {
            parameters.put("ErrorCode", "30003");
        }
    }

    /** Returns how many texts did not arrive. */
    long failures() throws Exception {
        return routes.all(TEXTS, "messages", "status").stream()
                .filter("undelivered"::equals)
                .count();
    }

    /** Returns what one member of each text to the operator holds, the newest first. */
    List<String> toOperator(String member) throws Exception {
        return routes.all(TEXTS + "?To=" + escaped(OPERATOR), "messages", member);
    }

    /** Returns what one member of each message of the conversation holds. */
    List<String> said(String member) throws Exception {
        return routes.all(path("/Messages"), "messages", member);
    }

    private String path(String below) {
        return (service.isEmpty() ? "/v1" : service) + "/Conversations/" + conversation + below;
    }

    @Override
    public void close() throws Exception {
        routes.close();
    }
}
