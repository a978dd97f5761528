package dev.parley.twilio.traffic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a change counts for: a conversation, or, for creating and deleting conversations, users and roles, the service. Reads
 * and other products than Conversations are not counted.
 *
 * <p>Paths with and without the service count together for a conversation's SID. Its unique name counts separately, as the
 * two cannot be matched here.
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
     * Returns what the call counts for; empty if it is not counted.
     *
     * @param name the call's name, for example {@code services/conversations/messages/ensure}
     * @param defaultService the SID of the account's default service, which a path may contain or not
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
        // Also for users/conversations: deleting there means leaving.
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
