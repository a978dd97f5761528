package dev.parley.sandbox.webhook;

import dev.parley.sandbox.media.MediaItem;
import dev.parley.sandbox.rest.Actor;
import dev.parley.sandbox.rest.StoredResource;
import dev.parley.sandbox.rest.TimeFormats;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.Message;
import dev.parley.sandbox.world.Participant;
import dev.parley.sandbox.world.User;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the events of pre-action webhooks, with Twilio's parameter names: resources as they will be if accepted. A
 * resource that does not exist yet has no SID and no dates; {@code DateUpdated} is still the time of the update before.
 *
 * <p>Left out: group messages with their {@code MessagingBinding.AuthorAddress}.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/conversations-webhooks">Twilio: conversations webhooks</a>
 */
public final class PreActionEvents {
    private PreActionEvents() {}

    public static OutgoingEvent conversationAdd(Actor actor, Conversation conversation) {
        return OutgoingEvent.of("onConversationAdd", newConversation(actor, conversation));
    }

    /** The only hook before the message of a phone creates a conversation. */
    public static OutgoingEvent conversationAdd(Actor actor, Participant opener, String body, List<MediaItem> media) {
        Map<String, @Nullable String> form = newConversation(actor, opener.conversation);
        form.put("MessagingBinding.Address", opener.address);
        form.put("MessagingBinding.ProxyAddress", opener.proxyAddress);
        form.put("MessageBody", body.isEmpty() ? null : body);
        form.put("Media", PostActionEvents.media(media));
        return OutgoingEvent.of("onConversationAdd", form);
    }

    private static Map<String, @Nullable String> newConversation(Actor actor, Conversation conversation) {
        Map<String, @Nullable String> form = PostActionEvents.conversation("onConversationAdd", actor, conversation);
        form.keySet().removeAll(List.of("ConversationSid", "DateCreated", "DateUpdated"));
        return form;
    }

    public static OutgoingEvent conversationUpdate(Actor actor, Conversation conversation) {
        return OutgoingEvent.of(
                "onConversationUpdate", PostActionEvents.conversation("onConversationUpdate", actor, conversation));
    }

    public static OutgoingEvent conversationRemove(Actor actor, Conversation conversation) {
        return OutgoingEvent.of(
                "onConversationRemove", PostActionEvents.conversation("onConversationRemove", actor, conversation));
    }

    public static OutgoingEvent messageAdd(Actor actor, Message message) {
        Map<String, @Nullable String> form = PostActionEvents.message("onMessageAdd", actor, message);
        form.keySet().removeAll(List.of("MessageSid", "Index", "DateCreated"));
        return OutgoingEvent.of("onMessageAdd", form);
    }

    public static OutgoingEvent messageUpdate(Actor actor, Message message) {
        return dated("onMessageUpdate", PostActionEvents.message("onMessageUpdate", actor, message), message);
    }

    public static OutgoingEvent messageRemove(Actor actor, Message message) {
        return dated("onMessageRemove", PostActionEvents.message("onMessageRemove", actor, message), message);
    }

    public static OutgoingEvent participantAdd(Actor actor, Participant participant) {
        Map<String, @Nullable String> form = PostActionEvents.participant("onParticipantAdd", actor, participant);
        form.keySet().removeAll(List.of("ParticipantSid", "DateCreated"));
        return OutgoingEvent.of("onParticipantAdd", form);
    }

    public static OutgoingEvent participantUpdate(Actor actor, Participant participant) {
        return dated(
                "onParticipantUpdate",
                PostActionEvents.participant("onParticipantUpdate", actor, participant),
                participant);
    }

    public static OutgoingEvent participantRemove(Actor actor, Participant participant) {
        return dated(
                "onParticipantRemove",
                PostActionEvents.participant("onParticipantRemove", actor, participant),
                participant);
    }

    public static OutgoingEvent userUpdate(Actor actor, User user) {
        Map<String, @Nullable String> form = PostActionEvents.user("onUserUpdate", actor, user);
        form.remove("DateCreated");
        return dated("onUserUpdate", form, user);
    }

    private static OutgoingEvent dated(String type, Map<String, @Nullable String> form, StoredResource resource) {
        form.put("DateUpdated", TimeFormats.inMilliseconds(resource.updated));
        return OutgoingEvent.of(type, form);
    }
}
