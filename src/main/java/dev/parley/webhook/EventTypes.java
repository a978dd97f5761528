package dev.parley.webhook;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What Twilio can tell us.
 *
 * @see <a href="https://www.twilio.com/docs/conversations-classic/conversations-webhooks">Twilio: Conversations webhooks</a>
 */
final class EventTypes {
    /** A message status callback, which carries no event type of its own. */
    static final String STATUS = "status";

    /** Whatever nobody else listens to. */
    static final String ANY = "*";

    /** Before the fact: Twilio waits for our answer. */
    static final Set<String> HOOKS = Set.of(
            "onConversationAdd",
            "onConversationUpdate",
            "onConversationRemove",
            "onMessageAdd",
            "onMessageUpdate",
            "onMessageRemove",
            "onParticipantAdd",
            "onParticipantUpdate",
            "onParticipantRemove",
            "onUserUpdate");

    /** After the fact. */
    static final Set<String> EVENTS = Set.of(
            "onConversationAdded",
            "onConversationUpdated",
            "onConversationRemoved",
            "onConversationStateUpdated",
            "onMessageAdded",
            "onMessageUpdated",
            "onMessageRemoved",
            "onParticipantAdded",
            "onParticipantUpdated",
            "onParticipantRemoved",
            "onDeliveryUpdated",
            "onUserAdded",
            "onUserUpdated");

    private EventTypes() {}

    /** Returns every name that a route may listen to. */
    static Set<String> all() {
        return new TreeSet<>(Stream.of(EVENTS, HOOKS, List.of(STATUS, ANY))
                .flatMap(names -> names.stream())
                .toList());
    }
}
