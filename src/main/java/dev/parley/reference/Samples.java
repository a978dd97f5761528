package dev.parley.reference;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values in examples. Values that are in an event are taken from it: {@code ${body[ConversationSid]}}.
 */
final class Samples {
    private static final String ZEROS = "0".repeat(32);

    /** By the name of an input. */
    static final Map<String, String> OF_NAME = Map.ofEntries(
            Map.entry("conversationSid", "${body[ConversationSid]}"),
            Map.entry("messageSid", "${body[MessageSid]}"),
            Map.entry("chatServiceSid", "${body[ChatServiceSid]}"),
            Map.entry("userSid", "${body[Author]}"),
            Map.entry("identity", "${body[Identity]}"),
            Map.entry("flowSid", "FW" + ZEROS),
            Map.entry("executionSid", "FN" + ZEROS),
            Map.entry("stepSid", "FT" + ZEROS),
            Map.entry("revision", "LatestPublished"),
            Map.entry("conversationId", "${header.conversationId}"),
            Map.entry("actionId", "${header.actionId}"));

    /** The value of {@code sid} or {@code id}, by resource. */
    static final Map<String, String> OWN_SID = Map.ofEntries(
            Map.entry("conversations", "${body[ConversationSid]}"),
            Map.entry("conversations/participants", "${body[ParticipantSid]}"),
            Map.entry("conversations/messages", "${body[MessageSid]}"),
            Map.entry("conversations/messages/deliveryReceipts", "${body[DeliveryReceiptSid]}"),
            Map.entry("conversations/webhooks", "WH" + ZEROS),
            Map.entry("users", "${body[Author]}"),
            Map.entry("services", "${body[ChatServiceSid]}"),
            Map.entry("services/bindings", "BS" + ZEROS),
            Map.entry("addressConfigurations", "+15005550100"),
            Map.entry("roles", "RL" + ZEROS),
            Map.entry("credentials", "CR" + ZEROS),
            Map.entry("studio/flows", "FW" + ZEROS),
            Map.entry("studio/flows/flowRevisions", "FW" + ZEROS),
            Map.entry("studio/flows/flowTestUsers", "FW" + ZEROS),
            Map.entry("studio/flows/executions", "FN" + ZEROS),
            Map.entry("studio/flows/executions/executionSteps", "FT" + ZEROS),
            Map.entry("messages", "${body[MessageSid]}"),
            Map.entry("messages/media", "ME" + ZEROS),
            Map.entry("v2/conversations", "${header.conversationId}"),
            Map.entry("v2/participants", "${header.participantId}"),
            Map.entry("v2/communications", "${header.communicationId}"),
            Map.entry("v2/configuration", "${header.configurationId}"),
            Map.entry("v2/operations", "${header.operationId}"));

    /** The most common optional parameters, by operation. */
    static final Map<String, Map<String, String>> OF_OPERATION = Map.ofEntries(
            of("conversations/create", "friendlyName", "Order 17", "attributes", "{\"order\": 17}"),
            of("conversations/ensure", "uniqueName", "order-17", "friendlyName", "Order 17"),
            of("conversations/list", "state", "active", "limit", "100"),
            of("conversations/update", "state", "closed", "xTwilioWebhookEnabled", "true"),
            of("conversations/participants/create", "identity", "Tackleton", "attributes", "{\"role\": \"host\"}"),
            of("conversations/participants/ensure", "identity", "Tackleton"),
            of("conversations/participants/update", "lastReadMessageIndex", "${body[Index]}"),
            of("conversations/messages/create", "author", "parley-bot", "body", "We have heard you: ${body[Body]}"),
            of("conversations/messages/ensure", "author", "parley-bot", "body", "We have heard you: ${body[Body]}"),
            of("conversations/messages/list", "order", "desc", "limit", "10"),
            of("conversations/messages/update", "attributes", "{\"seen\": true}"),
            webhook("conversations/webhooks/create"),
            of(
                    "conversations/webhooks/ensure",
                    "target",
                    "studio",
                    "configuration.flowSid",
                    "FW" + ZEROS,
                    "configuration.filters",
                    "onMessageAdded"),
            of("conversations/webhooks/update", "configuration.filters", "onMessageAdded, onMessageRemoved"),
            of(
                    "conversationWithParticipants/create",
                    "friendlyName",
                    "Order 17",
                    "participant",
                    "{\"identity\": \"ada\"}, {\"identity\": \"bob\"}"),
            of("participantConversations/list", "address", "+15005550101"),
            of("users/create", "friendlyName", "Ada"),
            of("users/ensure", "friendlyName", "Ada"),
            of("users/update", "friendlyName", "Ada"),
            of("users/userConversations/update", "notificationLevel", "muted"),
            of("services/create", "friendlyName", "Support"),
            of("services/configuration/update", "reachabilityEnabled", "true"),
            of(
                    "services/configuration/notifications/update",
                    "newMessage.enabled",
                    "true",
                    "newMessage.template",
                    "A new message"),
            hooks("services/configuration/webhooks/update"),
            hooks("configuration/webhooks/update"),
            of("configuration/update", "defaultInactiveTimer", "P1D", "defaultClosedTimer", "P7D"),
            of(
                    "addressConfigurations/create",
                    "type",
                    "sms",
                    "address",
                    "+15005550100",
                    "autoCreation.enabled",
                    "true",
                    "autoCreation.type",
                    "default"),
            of("addressConfigurations/list", "type", "sms"),
            of("addressConfigurations/update", "autoCreation.enabled", "false"),
            of(
                    "roles/create",
                    "friendlyName",
                    "guest",
                    "type",
                    "conversation",
                    "permission",
                    "sendMessage, leaveConversation"),
            of("roles/update", "permission", "sendMessage, leaveConversation"),
            of("credentials/create", "type", "fcm", "secret", "{{push.secret}}"),
            of("credentials/update", "friendlyName", "Android"),
            of("services/bindings/list", "bindingType", "apn, fcm"),
            of(
                    "studio/flows/executions/create",
                    "to",
                    "+15005550101",
                    "from",
                    "+15005550100",
                    "parameters",
                    "{\"order\": 17}"),
            of("studio/flows/executions/update", "status", "ended"),
            of("studio/flows/create", "friendlyName", "Welcome", "definition", "${body}"),
            of("studio/flowValidates/update", "friendlyName", "Welcome", "definition", "${body}"),
            of("studio/flows/update", "status", "published"),
            of("studio/flows/flowTestUsers/update", "testUsers", "ada, bob"),
            of("messages/create", "to", "+15005550101", "from", "+15005550100", "body", "Your order is on its way."),
            of("messages/list", "to", "+15005550101", "dateSentAfter", "2026-01-31T00:00:00Z"),
            of("messages/update", "status", "canceled"),
            of("messages/feedbacks/create", "outcome", "confirmed"),
            of(
                    "v2/actions/create",
                    "body",
                    "{\"type\": \"SEND_MESSAGE\", \"payload\": {\"from\": {\"address\": \"+15005550100\", \"channel\":"
                            + " \"SMS\"}, \"to\": [{\"address\": \"+15005550101\", \"channel\": \"SMS\"}], \"content\":"
                            + " {\"text\": \"Hello\"}}}"),
            of(
                    "v2/communications/create",
                    "body",
                    "{\"author\": {\"address\": \"+15005550101\", \"channel\": \"SMS\"}, \"content\": {\"type\": \"TEXT\","
                            + " \"text\": \"Hello\"}, \"recipients\": [{\"address\": \"+15005550100\", \"channel\":"
                            + " \"SMS\"}]}"),
            of(
                    "v2/configuration/create",
                    "body",
                    "{\"displayName\": \"Support\", \"description\": \"Orders\", \"conversationGroupingType\":"
                            + " \"GROUP_BY_PROFILE\", \"memoryStoreId\": \"${header.memoryStoreId}\"}"),
            of("v2/configuration/patch", "body", "{\"displayName\": \"Support\"}"),
            of(
                    "v2/configuration/update",
                    "body",
                    "{\"description\": \"Orders\", \"conversationGroupingType\": \"GROUP_BY_PROFILE\", \"memoryStoreId\":"
                            + " \"${header.memoryStoreId}\", \"channelSettings\": {}}"),
            of(
                    "v2/conversations/create",
                    "body",
                    "{\"configurationId\": \"${header.configurationId}\", \"name\": \"Order 17\"}"),
            of("v2/conversations/list", "status", "ACTIVE, INACTIVE"),
            of("v2/conversations/patch", "body", "{\"name\": \"Order 17\"}"),
            of("v2/conversations/update", "body", "{\"status\": \"CLOSED\"}"),
            of(
                    "v2/participants/create",
                    "body",
                    "{\"type\": \"CUSTOMER\", \"addresses\": [{\"address\": \"+15005550101\", \"channel\": \"SMS\"}]}"),
            of("v2/participants/update", "body", "{\"name\": \"Ada\"}"));

    private Samples() {}

    private static Map.Entry<String, Map<String, String>> webhook(String operation) {
        return of(
                operation,
                "target",
                "webhook",
                "configuration.url",
                "https://chat.example.com/chat",
                "configuration.method",
                "post",
                "configuration.filters",
                "onMessageAdded, onMessageRemoved");
    }

    private static Map.Entry<String, Map<String, String>> hooks(String operation) {
        return of(
                operation,
                "postWebhookUrl",
                "https://chat.example.com/chat",
                "method",
                "POST",
                "filters",
                "onMessageAdded, onConversationAdded");
    }

    /** @param namesAndValues a name, its value, the next name … */
    private static Map.Entry<String, Map<String, String>> of(String operation, String... namesAndValues) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Map.entry(operation, values);
    }
}
