package dev.parley.webhook;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields that the response to a hook can change, by Twilio's keys.
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

    /** Returns the fields that a response can change, in alphabetical order; empty if it can only accept or reject. */
    static Set<String> of(String hook) {
        return new TreeSet<>(BY_HOOK.getOrDefault(hook, Set.of()));
    }

    /** Returns the fields that a response can change, for a message. */
    static String describe(String hook) {
        Set<String> keys = of(hook);
        return keys.isEmpty() ? "nothing, only accept or reject" : String.join(", ", keys);
    }

    /** Returns the keys of all hooks. */
    static Set<String> all() {
        Set<String> all = new TreeSet<>(OF_CONVERSATION);
        all.addAll(OF_MESSAGE);
        return all;
    }
}
