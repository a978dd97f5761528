package dev.parley.protocol;

import java.util.List;
import java.util.stream.Stream;

/**
 * Twilio's names of hooks (before the fact) and events (after it).
 *
 * @see <a href="https://www.twilio.com/docs/conversations/conversations-webhooks">Twilio: conversations webhooks</a>
 */
public final class EventNames {
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
            "onDeliveryUpdated");

    /** What the webhooks of a service or an account may ask for. */
    public static final List<String> ALL = Stream.of(
                    HOOKS.stream(),
                    OF_CONVERSATION.stream(),
                    Stream.of("onConversationAdded", "onUserAdded", "onUserUpdated"))
            .flatMap(names -> names)
            .toList();

    private EventNames() {}
}
