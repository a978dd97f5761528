package dev.parley.sandbox;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what hooks ask, with Twilio's parameter names: things as they will be if nobody objects. What does not exist
 * yet has no SID and no dates; {@code DateUpdated} is still the time of the update before.
 *
 * <p>Left out: group messages with their {@code MessagingBinding.AuthorAddress}.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/conversations-webhooks">Twilio: conversations webhooks</a>
 */
final class Questions {
    private Questions() {}

    static Event conversationAdd(Cause cause, Conversation conversation) {
        return Event.of("onConversationAdd", newConversation(cause, conversation));
    }

    /** What is asked before the message of a phone opens a conversation: there is no other question about it. */
    static Event conversationAdd(Cause cause, Participant opener, String body) {
        Map<String, @Nullable String> form = newConversation(cause, opener.conversation);
        form.put("MessagingBinding.Address", opener.address);
        form.put("MessagingBinding.ProxyAddress", opener.proxyAddress);
        form.put("MessageBody", body);
        return Event.of("onConversationAdd", form);
    }

    private static Map<String, @Nullable String> newConversation(Cause cause, Conversation conversation) {
        Map<String, @Nullable String> form = Events.conversation("onConversationAdd", cause, conversation);
        form.keySet().removeAll(List.of("ConversationSid", "DateCreated", "DateUpdated"));
        return form;
    }

    static Event conversationUpdate(Cause cause, Conversation conversation) {
        return Event.of("onConversationUpdate", Events.conversation("onConversationUpdate", cause, conversation));
    }

    static Event conversationRemove(Cause cause, Conversation conversation) {
        return Event.of("onConversationRemove", Events.conversation("onConversationRemove", cause, conversation));
    }

    static Event messageAdd(Cause cause, Message message) {
        Map<String, @Nullable String> form = Events.message("onMessageAdd", cause, message);
        form.keySet().removeAll(List.of("MessageSid", "Index", "DateCreated"));
        return Event.of("onMessageAdd", form);
    }

    static Event messageUpdate(Cause cause, Message message) {
        return dated("onMessageUpdate", Events.message("onMessageUpdate", cause, message), message);
    }

    static Event messageRemove(Cause cause, Message message) {
        return dated("onMessageRemove", Events.message("onMessageRemove", cause, message), message);
    }

    static Event participantAdd(Cause cause, Participant participant) {
        Map<String, @Nullable String> form = Events.participant("onParticipantAdd", cause, participant);
        form.keySet().removeAll(List.of("ParticipantSid", "DateCreated"));
        return Event.of("onParticipantAdd", form);
    }

    static Event participantUpdate(Cause cause, Participant participant) {
        return dated("onParticipantUpdate", Events.participant("onParticipantUpdate", cause, participant), participant);
    }

    static Event participantRemove(Cause cause, Participant participant) {
        return dated("onParticipantRemove", Events.participant("onParticipantRemove", cause, participant), participant);
    }

    static Event userUpdate(Cause cause, User user) {
        Map<String, @Nullable String> form = Events.user("onUserUpdate", cause, user);
        form.remove("DateCreated");
        return dated("onUserUpdate", form, user);
    }

    private static Event dated(String type, Map<String, @Nullable String> form, Stored thing) {
        form.put("DateUpdated", Dates.inMilliseconds(thing.updated));
        return Event.of(type, form);
    }
}
