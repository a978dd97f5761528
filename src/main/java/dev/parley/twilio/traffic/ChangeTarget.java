package dev.parley.twilio.traffic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a changing call is counted against: a conversation, or the service where conversations, users and roles come and go.
 * Reads are not counted, nor are the products beside Conversations.
 *
 * <p>A conversation's SID means the same one with its service in the path and without; it is counted once for both. What it
 * is also called by its unique name is counted apart, as nothing here knows the two for one.
 *
 * @param counted a conversation's SID or unique name, or a service's SID, empty for the account's default service
 * @see <a href="https://www.twilio.com/docs/conversations/conversations-limits">Twilio: limits</a>
 */
public record ChangeTarget(Kind kind, String counted) {
    enum Kind {
        CONVERSATION,
        SERVICE
    }

    private static final String SERVICES = "services/";
    private static final String CONVERSATIONS = "conversations";
    private static final Set<String> READING = Set.of("fetch", "list");
    private static final List<String> OTHER_PRODUCTS = List.of("v2/", "studio/", "messages/");

    /**
     * Returns what the call changes; empty where it is not counted.
     *
     * @param name the call's, say {@code services/conversations/messages/ensure}
     * @param defaultService the SID of the account's default service, which a path may name or not
     */
    public static Optional<ChangeTarget> of(String name, Map<String, List<String>> values, String defaultService) {
        int end = name.lastIndexOf('/');
        String verb = name.substring(end + 1);
        if (READING.contains(verb) || OTHER_PRODUCTS.stream().anyMatch(name::startsWith)) {
            return Optional.empty();
        }
        String path = name.substring(0, end);
        String resource = path.startsWith(SERVICES) ? path.substring(SERVICES.length()) : path;
        String conversation = resource.equals(CONVERSATIONS) ? value(values, "sid") : value(values, "conversationSid");
        // Also of a person's conversations: that one leaves.
        boolean comesOrGoes = verb.equals("delete") && ("/" + resource).endsWith("/" + CONVERSATIONS);
        if (!conversation.isEmpty() && !comesOrGoes) {
            return Optional.of(new ChangeTarget(Kind.CONVERSATION, conversation));
        }
        String service = value(values, path.equals("services") ? "sid" : "chatServiceSid");
        return Optional.of(new ChangeTarget(Kind.SERVICE, service.equals(defaultService) ? "" : service));
    }

    private static String value(Map<String, List<String>> values, String name) {
        List<String> texts = values.get(name);
        return texts == null || texts.isEmpty() ? "" : texts.get(0);
    }
}
