package dev.parley.protocol;

import java.util.List;
import java.util.stream.Stream;

/**
 * Twilio's names of hooks (before the fact) and events (after it).
 *
 * @see <a href="https://www.twilio.com/docs/conversations/conversations-webhooks">Twilio: conversations webhooks</a>
 */
public final class EventNames {
    /** How a message of a conversation fares on its way to one phone. */
    public static final String DELIVERY = "onDeliveryUpdated";

    /** Twilio waits for the answer. */
    public static final List<String> HOOKS = List.of(
            "onMessageAdd",
            "onMessageUpdate",
            "onMessageRemove",
            "onConversationAdd",
            "onConversationUpdate",
            "onConversationRemove",
            "onParticipantAdd",
            "onParticipantUpdate",
            "onParticipantRemove",
            "onUserUpdate");

    /** What a webhook of one conversation may ask for. */
    public static final List<String> OF_CONVERSATION = List.of(
            "onMessageAdded",
            "onMessageUpdated",
            "onMessageRemoved",
            "onConversationUpdated",
            "onConversationStateUpdated",
            "onConversationRemoved",
            "onParticipantAdded",
            "onParticipantUpdated",
            "onParticipantRemoved",
            DELIVERY);

    /** After the fact. */
    public static final List<String> EVENTS = Stream.concat(
                    OF_CONVERSATION.stream(), Stream.of("onConversationAdded", "onUserAdded", "onUserUpdated"))
            .toList();

    /** What the webhooks of a service or an account may ask for. */
    public static final List<String> ALL =
            Stream.concat(HOOKS.stream(), EVENTS.stream()).toList();

    private EventNames() {}
}
