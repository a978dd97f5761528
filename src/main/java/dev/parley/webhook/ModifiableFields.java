package dev.parley.webhook;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What Twilio lets the answer to a hook change, by Twilio's own keys.
 *
 * @see <a href="https://www.twilio.com/docs/conversations-classic/conversations-webhooks">Twilio: Conversations webhooks</a>
 */
final class ModifiableFields {
    static final String FRIENDLY_NAME = "friendly_name";
    static final String BODY = "body";
    static final String AUTHOR = "author";
    static final String ATTRIBUTES = "attributes";

    private static final Set<String> OF_CONVERSATION = Set.of(FRIENDLY_NAME);
    private static final Set<String> OF_MESSAGE = Set.of(BODY, AUTHOR, ATTRIBUTES);
    private static final Map<String, Set<String>> BY_HOOK = Map.of(
            "onConversationAdd", OF_CONVERSATION,
            "onConversationUpdate", OF_CONVERSATION,
            "onMessageAdd", OF_MESSAGE,
            "onMessageUpdate", OF_MESSAGE);

    private ModifiableFields() {}

    /** Returns what a hook's answer may change, in the order of the alphabet; nothing where it may only say yes or no. */
    static Set<String> of(String hook) {
        return new TreeSet<>(BY_HOOK.getOrDefault(hook, Set.of()));
    }

    /** Returns what a hook's answer may change, as people are told. */
    static String toldOf(String hook) {
        Set<String> keys = of(hook);
        return keys.isEmpty() ? "nothing, it can be accepted or rejected" : String.join(", ", keys);
    }

    /** Returns every key there is. */
    static Set<String> all() {
        Set<String> all = new TreeSet<>(OF_CONVERSATION);
        all.addAll(OF_MESSAGE);
        return all;
    }
}
