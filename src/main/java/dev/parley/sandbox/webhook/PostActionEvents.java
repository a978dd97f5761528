package dev.parley.sandbox.webhook;

import dev.parley.sandbox.media.MediaItem;
import dev.parley.sandbox.rest.Actor;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.rest.TimeFormats;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.Message;
import dev.parley.sandbox.world.Participant;
import dev.parley.sandbox.world.Receipt;
import dev.parley.sandbox.world.Service;
import dev.parley.sandbox.world.StateReason;
import dev.parley.sandbox.world.User;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the events of post-action webhooks, with the parameter names that Twilio was seen to send.
 *
 * <p>Left out: group messages.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/conversations-webhooks">Twilio: conversations webhooks</a>
 */
public final class PostActionEvents {
    private PostActionEvents() {}

    public static OutgoingEvent conversationAdded(
            Actor actor, Conversation conversation, @Nullable Participant opener) {
        Map<String, @Nullable String> form = conversation("onConversationAdded", actor, conversation);
        if (opener != null) {
            form.put("MessagingBinding.Address", opener.address);
            form.put("MessagingBinding.ProxyAddress", opener.proxyAddress);
        }
        return OutgoingEvent.of("onConversationAdded", form);
    }

    public static OutgoingEvent conversationUpdated(Actor actor, Conversation conversation) {
        return OutgoingEvent.of("onConversationUpdated", conversation("onConversationUpdated", actor, conversation));
    }

    public static OutgoingEvent conversationRemoved(Actor actor, Conversation conversation, Instant now) {
        Map<String, @Nullable String> form = conversation("onConversationRemoved", actor, conversation);
        form.put("DateRemoved", TimeFormats.inMilliseconds(now));
        return OutgoingEvent.of("onConversationRemoved", form);
    }

    public static OutgoingEvent stateUpdated(Actor actor, Conversation conversation, String from, StateReason reason) {
        Map<String, @Nullable String> form = common("onConversationStateUpdated", conversation.service, actor);
        form.put("ConversationSid", conversation.sid);
        form.put("MessagingServiceSid", conversation.messagingServiceSid);
        form.put("StateUpdated", TimeFormats.inMilliseconds(conversation.updated));
        form.put("StateFrom", from);
        form.put("StateTo", conversation.state);
        form.put("Reason", reason.name());
        return OutgoingEvent.of("onConversationStateUpdated", form);
    }

    public static OutgoingEvent participantAdded(Actor actor, Participant participant) {
        return OutgoingEvent.of("onParticipantAdded", participant("onParticipantAdded", actor, participant));
    }

    public static OutgoingEvent participantUpdated(Actor actor, Participant participant) {
        Map<String, @Nullable String> form = participant("onParticipantUpdated", actor, participant);
        form.put("DateUpdated", TimeFormats.inMilliseconds(participant.updated));
        Integer lastRead = participant.read.index();
        form.put("LastReadMessageIndex", lastRead == null ? null : lastRead.toString());
        return OutgoingEvent.of("onParticipantUpdated", form);
    }

    public static OutgoingEvent participantRemoved(Actor actor, Participant participant, Instant now) {
        Map<String, @Nullable String> form = participant("onParticipantRemoved", actor, participant);
        form.put("DateUpdated", TimeFormats.inMilliseconds(participant.updated));
        form.put("DateRemoved", TimeFormats.inMilliseconds(now));
        return OutgoingEvent.of("onParticipantRemoved", form);
    }

    public static OutgoingEvent messageAdded(Actor actor, Message message) {
        Map<String, @Nullable String> form = message("onMessageAdded", actor, message);
        form.put("MessagingServiceSid", message.conversation.messagingServiceSid);
        return OutgoingEvent.of("onMessageAdded", form).about(message);
    }

    public static OutgoingEvent messageUpdated(Actor actor, Message message) {
        Map<String, @Nullable String> form = message("onMessageUpdated", actor, message);
        form.put("DateUpdated", TimeFormats.inMilliseconds(message.updated));
        return OutgoingEvent.of("onMessageUpdated", form).about(message);
    }

    public static OutgoingEvent messageRemoved(Actor actor, Message message, Instant now) {
        Map<String, @Nullable String> form = message("onMessageRemoved", actor, message);
        form.put("DateUpdated", TimeFormats.inMilliseconds(message.updated));
        form.put("DateRemoved", TimeFormats.inMilliseconds(now));
        return OutgoingEvent.of("onMessageRemoved", form).about(message);
    }

    public static OutgoingEvent deliveryUpdated(Receipt receipt) {
        Map<String, @Nullable String> form = common("onDeliveryUpdated", receipt.message.conversation.service, null);
        form.put("ConversationSid", receipt.message.conversation.sid);
        form.put("MessageSid", receipt.message.sid);
        form.put("DeliveryReceiptSid", receipt.sid);
        form.put("ChannelMessageSid", receipt.channelMessageSid);
        form.put("ParticipantSid", receipt.participantSid);
        form.put("Status", receipt.status);
        Integer errorCode = receipt.errorCode;
        form.put("ErrorCode", errorCode == null ? null : errorCode.toString());
        form.put("DateCreated", TimeFormats.inMilliseconds(receipt.created));
        form.put("DateUpdated", TimeFormats.inMilliseconds(receipt.updated));
        return OutgoingEvent.of("onDeliveryUpdated", form);
    }

    public static OutgoingEvent userAdded(Actor actor, User user) {
        return OutgoingEvent.of("onUserAdded", user("onUserAdded", actor, user));
    }

    public static OutgoingEvent userUpdated(Actor actor, User user) {
        Map<String, @Nullable String> form = user("onUserUpdated", actor, user);
        form.put("DateUpdated", TimeFormats.inMilliseconds(user.updated));
        form.put("isOnline", "false");
        form.put("isNotifiable", "false");
        return OutgoingEvent.of("onUserUpdated", form);
    }

    static Map<String, @Nullable String> conversation(String type, Actor actor, Conversation conversation) {
        Map<String, @Nullable String> form = common(type, conversation.service, actor);
        form.put("ConversationSid", conversation.sid);
        form.put("DateCreated", TimeFormats.inMilliseconds(conversation.created));
        form.put("DateUpdated", TimeFormats.inMilliseconds(conversation.updated));
        form.put("FriendlyName", conversation.friendlyName);
        form.put("UniqueName", conversation.uniqueName);
        form.put("Attributes", conversation.attributes);
        form.put("MessagingServiceSid", conversation.messagingServiceSid);
        form.put("State", conversation.state);
        return form;
    }

    static Map<String, @Nullable String> participant(String type, Actor actor, Participant participant) {
        Map<String, @Nullable String> form = common(type, participant.conversation.service, actor);
        form.put("ConversationSid", participant.conversation.sid);
        form.put("ParticipantSid", participant.sid);
        form.put("DateCreated", TimeFormats.inMilliseconds(participant.created));
        form.put("Identity", participant.identity);
        form.put("RoleSid", participant.roleSid);
        form.put("Attributes", participant.attributes);
        form.put("MessagingBinding.ProxyAddress", participant.proxyAddress);
        form.put("MessagingBinding.Address", participant.address);
        form.put("MessagingBinding.ProjectedAddress", participant.projectedAddress);
        form.put("MessagingBinding.Type", participant.type());
        return form;
    }

    static Map<String, @Nullable String> message(String type, Actor actor, Message message) {
        Map<String, @Nullable String> form = common(type, message.conversation.service, actor);
        form.put("ConversationSid", message.conversation.sid);
        form.put("MessageSid", message.sid);
        form.put("Index", Integer.toString(message.index));
        form.put("DateCreated", TimeFormats.inMilliseconds(message.created));
        form.put("Body", message.body.isEmpty() ? null : message.body);
        form.put("Media", media(message.media));
        form.put("Author", message.author);
        form.put("ParticipantSid", message.participantSid);
        form.put("Attributes", message.attributes);
        return form;
    }

    static @Nullable String media(List<MediaItem> all) {
        JsonArray media = new JsonArray();
        all.forEach(mediaItem -> media.add(new JsonObject()
                .put("Sid", mediaItem.sid())
                .put("Filename", mediaItem.filename())
                .put("ContentType", mediaItem.contentType())
                .put("Size", mediaItem.size())
                .put("Category", mediaItem.category())));
        return media.isEmpty() ? null : media.encode();
    }

    static Map<String, @Nullable String> user(String type, Actor actor, User user) {
        Map<String, @Nullable String> form = common(type, user.service, actor);
        form.put("UserSid", user.sid);
        form.put("DateCreated", TimeFormats.inMilliseconds(user.created));
        form.put("Identity", user.identity);
        form.put("RoleSid", user.roleSid);
        form.put("Attributes", user.attributes);
        form.put("FriendlyName", user.friendlyName);
        return form;
    }

    private static Map<String, @Nullable String> common(String type, Service service, @Nullable Actor actor) {
        Map<String, @Nullable String> form = new LinkedHashMap<>();
        form.put("EventType", type);
        form.put("AccountSid", SandboxAccount.ACCOUNT_SID);
        form.put("ChatServiceSid", service.sid);
        // Always the first attempt: Twilio does not retry these unless configured.
        form.put("RetryCount", "0");
        if (actor != null) {
            form.put("Source", actor.source());
            form.put("ClientIdentity", actor.clientIdentity());
        }
        return form;
    }
}
