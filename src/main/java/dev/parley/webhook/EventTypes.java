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
public final class EventTypes {
    /** A message status callback, which carries no event type of its own. Who listens to it hears {@link #DELIVERY}, too. */
    public static final String STATUS = "status";

    /** How a message of a conversation fares on its way to one phone. */
    public static final String DELIVERY = "onDeliveryUpdated";

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
            DELIVERY,
            "onUserAdded",
            "onUserUpdated");

    private EventTypes() {}

    /** Returns the names under which a route may listen in order to hear such an event. */
    static List<String> heardAs(String type) {
        return type.equals(DELIVERY) ? List.of(DELIVERY, STATUS) : List.of(type);
    }

    /** Returns the hooks in the order of the alphabet. */
    static Set<String> hooks() {
        return new TreeSet<>(HOOKS);
    }

    /** Returns every name that a route may listen to. */
    static Set<String> all() {
        return new TreeSet<>(Stream.of(EVENTS, HOOKS, List.of(STATUS, ANY))
                .flatMap(names -> names.stream())
                .toList());
    }
}
