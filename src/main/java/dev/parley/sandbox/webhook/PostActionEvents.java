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
 * Writes down what webhooks tell after the fact, with the parameter names that Twilio was seen to send.
 *
 * <p>Left out: group messages.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/conversations-webhooks">Twilio: conversations webhooks</a>
 */
public final class PostActionEvents {
    private PostActionEvents() {}

    public static OutgoingEvent conversationAdded(
            Actor cause, Conversation conversation, @Nullable Participant opener) {
        Map<String, @Nullable String> form = conversation("onConversationAdded", cause, conversation);
        if (opener != null) {
            form.put("MessagingBinding.Address", opener.address);
            form.put("MessagingBinding.ProxyAddress", opener.proxyAddress);
        }
        return OutgoingEvent.of("onConversationAdded", form);
    }

    public static OutgoingEvent conversationUpdated(Actor cause, Conversation conversation) {
        return OutgoingEvent.of("onConversationUpdated", conversation("onConversationUpdated", cause, conversation));
    }

    public static OutgoingEvent conversationRemoved(Actor cause, Conversation conversation, Instant now) {
        Map<String, @Nullable String> form = conversation("onConversationRemoved", cause, conversation);
        form.put("DateRemoved", TimeFormats.inMilliseconds(now));
        return OutgoingEvent.of("onConversationRemoved", form);
    }

    public static OutgoingEvent stateUpdated(Actor cause, Conversation conversation, String from, StateReason reason) {
        Map<String, @Nullable String> form = common("onConversationStateUpdated", conversation.service, cause);
        form.put("ConversationSid", conversation.sid);
        form.put("MessagingServiceSid", conversation.messagingServiceSid);
        form.put("StateUpdated", TimeFormats.inMilliseconds(conversation.updated));
        form.put("StateFrom", from);
        form.put("StateTo", conversation.state);
        form.put("Reason", reason.name());
        return OutgoingEvent.of("onConversationStateUpdated", form);
    }

    public static OutgoingEvent participantAdded(Actor cause, Participant participant) {
        return OutgoingEvent.of("onParticipantAdded", participant("onParticipantAdded", cause, participant));
    }

    public static OutgoingEvent participantUpdated(Actor cause, Participant participant) {
        Map<String, @Nullable String> form = participant("onParticipantUpdated", cause, participant);
        form.put("DateUpdated", TimeFormats.inMilliseconds(participant.updated));
        Integer lastRead = participant.read.index();
        form.put("LastReadMessageIndex", lastRead == null ? null : lastRead.toString());
        return OutgoingEvent.of("onParticipantUpdated", form);
    }

    public static OutgoingEvent participantRemoved(Actor cause, Participant participant, Instant now) {
        Map<String, @Nullable String> form = participant("onParticipantRemoved", cause, participant);
        form.put("DateUpdated", TimeFormats.inMilliseconds(participant.updated));
        form.put("DateRemoved", TimeFormats.inMilliseconds(now));
        return OutgoingEvent.of("onParticipantRemoved", form);
    }

    public static OutgoingEvent messageAdded(Actor cause, Message message) {
        Map<String, @Nullable String> form = message("onMessageAdded", cause, message);
        form.put("MessagingServiceSid", message.conversation.messagingServiceSid);
        return OutgoingEvent.of("onMessageAdded", form).about(message);
    }

    public static OutgoingEvent messageUpdated(Actor cause, Message message) {
        Map<String, @Nullable String> form = message("onMessageUpdated", cause, message);
        form.put("DateUpdated", TimeFormats.inMilliseconds(message.updated));
        return OutgoingEvent.of("onMessageUpdated", form).about(message);
    }

    public static OutgoingEvent messageRemoved(Actor cause, Message message, Instant now) {
        Map<String, @Nullable String> form = message("onMessageRemoved", cause, message);
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

    public static OutgoingEvent userAdded(Actor cause, User user) {
        return OutgoingEvent.of("onUserAdded", user("onUserAdded", cause, user));
    }

    public static OutgoingEvent userUpdated(Actor cause, User user) {
        Map<String, @Nullable String> form = user("onUserUpdated", cause, user);
        form.put("DateUpdated", TimeFormats.inMilliseconds(user.updated));
        form.put("isOnline", "false");
        form.put("isNotifiable", "false");
        return OutgoingEvent.of("onUserUpdated", form);
    }

    static Map<String, @Nullable String> conversation(String type, Actor cause, Conversation conversation) {
        Map<String, @Nullable String> form = common(type, conversation.service, cause);
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

    static Map<String, @Nullable String> participant(String type, Actor cause, Participant participant) {
        Map<String, @Nullable String> form = common(type, participant.conversation.service, cause);
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

    static Map<String, @Nullable String> message(String type, Actor cause, Message message) {
        Map<String, @Nullable String> form = common(type, message.conversation.service, cause);
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
        all.forEach(medium -> media.add(new JsonObject()
                .put("Sid", medium.sid())
                .put("Filename", medium.filename())
                .put("ContentType", medium.contentType())
                .put("Size", medium.size())
                .put("Category", medium.category())));
        return media.isEmpty() ? null : media.encode();
    }

    static Map<String, @Nullable String> user(String type, Actor cause, User user) {
        Map<String, @Nullable String> form = common(type, user.service, cause);
        form.put("UserSid", user.sid);
        form.put("DateCreated", TimeFormats.inMilliseconds(user.created));
        form.put("Identity", user.identity);
        form.put("RoleSid", user.roleSid);
        form.put("Attributes", user.attributes);
        form.put("FriendlyName", user.friendlyName);
        return form;
    }

    private static Map<String, @Nullable String> common(String type, Service service, @Nullable Actor cause) {
        Map<String, @Nullable String> form = new LinkedHashMap<>();
        form.put("EventType", type);
        form.put("AccountSid", SandboxAccount.ACCOUNT_SID);
        form.put("ChatServiceSid", service.sid);
        // No try is ever the second one: Twilio does not repeat these unless it is told to.
        form.put("RetryCount", "0");
        if (cause != null) {
            form.put("Source", cause.source());
            form.put("ClientIdentity", cause.clientIdentity());
        }
        return form;
    }
}
