package dev.parley.webhook;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
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

    /**
     * Twilio names a pre-action webhook onMessageAdd, and a post-action webhook onMessageAdded. Ignores case, since a hook that
     * is mistaken for an event would not be answered.
     */
    private static final Pattern BEFORE_THE_FACT = Pattern.compile("(?i)on\\w+(add|update|remove)");

    /** The hooks that a route may answer. Which webhook is one at all, {@link #isHook} says: there may be new ones. */
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

    /** Returns whether Twilio asks before the fact, and waits for our answer; the hook may be one that we do not know. */
    static boolean isHook(String type) {
        return BEFORE_THE_FACT.matcher(type).matches();
    }

    /** Returns the names under which a route may listen to such an event. */
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
