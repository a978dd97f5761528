package dev.parley.sandbox.webhook;

import dev.parley.sandbox.media.Medium;
import dev.parley.sandbox.rest.Cause;
import dev.parley.sandbox.rest.Dates;
import dev.parley.sandbox.rest.Stored;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.Message;
import dev.parley.sandbox.world.Participant;
import dev.parley.sandbox.world.User;
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
public final class Questions {
    private Questions() {}

    public static Event conversationAdd(Cause cause, Conversation conversation) {
        return Event.of("onConversationAdd", newConversation(cause, conversation));
    }

    /** What is asked before the message of a phone opens a conversation: there is no other question about it. */
    public static Event conversationAdd(Cause cause, Participant opener, String body, List<Medium> media) {
        Map<String, @Nullable String> form = newConversation(cause, opener.conversation);
        form.put("MessagingBinding.Address", opener.address);
        form.put("MessagingBinding.ProxyAddress", opener.proxyAddress);
        form.put("MessageBody", body.isEmpty() ? null : body);
        form.put("Media", Events.media(media));
        return Event.of("onConversationAdd", form);
    }

    private static Map<String, @Nullable String> newConversation(Cause cause, Conversation conversation) {
        Map<String, @Nullable String> form = Events.conversation("onConversationAdd", cause, conversation);
        form.keySet().removeAll(List.of("ConversationSid", "DateCreated", "DateUpdated"));
        return form;
    }

    public static Event conversationUpdate(Cause cause, Conversation conversation) {
        return Event.of("onConversationUpdate", Events.conversation("onConversationUpdate", cause, conversation));
    }

    public static Event conversationRemove(Cause cause, Conversation conversation) {
        return Event.of("onConversationRemove", Events.conversation("onConversationRemove", cause, conversation));
    }

    public static Event messageAdd(Cause cause, Message message) {
        Map<String, @Nullable String> form = Events.message("onMessageAdd", cause, message);
        form.keySet().removeAll(List.of("MessageSid", "Index", "DateCreated"));
        return Event.of("onMessageAdd", form);
    }

    public static Event messageUpdate(Cause cause, Message message) {
        return dated("onMessageUpdate", Events.message("onMessageUpdate", cause, message), message);
    }

    public static Event messageRemove(Cause cause, Message message) {
        return dated("onMessageRemove", Events.message("onMessageRemove", cause, message), message);
    }

    public static Event participantAdd(Cause cause, Participant participant) {
        Map<String, @Nullable String> form = Events.participant("onParticipantAdd", cause, participant);
        form.keySet().removeAll(List.of("ParticipantSid", "DateCreated"));
        return Event.of("onParticipantAdd", form);
    }

    public static Event participantUpdate(Cause cause, Participant participant) {
        return dated("onParticipantUpdate", Events.participant("onParticipantUpdate", cause, participant), participant);
    }

    public static Event participantRemove(Cause cause, Participant participant) {
        return dated("onParticipantRemove", Events.participant("onParticipantRemove", cause, participant), participant);
    }

    public static Event userUpdate(Cause cause, User user) {
        Map<String, @Nullable String> form = Events.user("onUserUpdate", cause, user);
        form.remove("DateCreated");
        return dated("onUserUpdate", form, user);
    }

    private static Event dated(String type, Map<String, @Nullable String> form, Stored thing) {
        form.put("DateUpdated", Dates.inMilliseconds(thing.updated));
        return Event.of(type, form);
    }
}
