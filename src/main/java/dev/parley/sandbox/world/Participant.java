package dev.parley.sandbox.world;

import dev.parley.sandbox.phone.MessagingChannel;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.rest.StoredResource;
import dev.parley.sandbox.rest.TimeFormats;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A participant of a conversation: a chat user by identity, or a phone by its number and the number it writes to. */
public final class Participant extends StoredResource {
    public final Conversation conversation;

    @Nullable
    public String identity;

    @Nullable
    public String address;

    @Nullable
    public String proxyAddress;

    @Nullable
    public String projectedAddress;

    public String attributes = "{}";
    public String roleSid;

    /** Whether its user wants to be notified: {@code default} or {@code muted}. */
    public String notificationLevel = "default";

    /** How far its user has read. */
    public ReadHorizon read = ReadHorizon.NONE;

    public Participant(String sid, Instant created, Conversation conversation) {
        super(sid, created);
        this.conversation = conversation;
        this.roleSid = conversation.service.configuration.conversationRoleSid();
    }

    /** Returns a copy for a pre-action webhook. */
    public Participant copy() {
        Participant copy = new Participant(sid, created, conversation);
        copy.updated = updated;
        copy.identity = identity;
        copy.address = address;
        copy.proxyAddress = proxyAddress;
        copy.projectedAddress = projectedAddress;
        copy.attributes = attributes;
        copy.roleSid = roleSid;
        copy.notificationLevel = notificationLevel;
        copy.read = read;
        return copy;
    }

    boolean isBound(String otherAddress, String otherProxy) {
        return otherAddress.equals(address) && otherProxy.equals(proxyAddress);
    }

    /** Returns whether messages reach this participant as text messages. */
    public boolean isOnPhone() {
        return address != null && proxyAddress != null;
    }

    /** Returns {@code sms}, or the channel in the address's prefix; {@code chat} for a chat user. */
    public String type() {
        String number = address != null ? address : projectedAddress;
        return number == null ? "chat" : MessagingChannel.of(number).name();
    }

    /** Returns the messaging binding, {@code null} for a chat user without one. */
    @Nullable
    public JsonObject binding() {
        if (address == null && projectedAddress == null) {
            return null;
        }
        return new JsonObject()
                .put("type", type())
                .put("address", address)
                .put("proxy_address", proxyAddress)
                .put("projected_address", projectedAddress);
    }

    /** Returns how many messages its user has not read; {@code null} without a read horizon. */
    @Nullable
    public Integer unread() {
        Integer lastRead = read.index();
        return lastRead == null
                ? null
                : (int) conversation.messages.values().stream()
                        .filter(message -> message.index > lastRead)
                        .count();
    }

    public JsonObject json(String root) {
        return Service.named(
                root,
                new JsonObject()
                        .put("account_sid", SandboxAccount.ACCOUNT_SID)
                        .put("conversation_sid", conversation.sid)
                        .put("sid", sid)
                        .put("identity", identity)
                        .put("attributes", attributes)
                        .put("messaging_binding", binding())
                        .put("role_sid", roleSid)
                        .put("date_created", TimeFormats.inSeconds(created))
                        .put("date_updated", TimeFormats.inSeconds(updated))
                        .put("url", root + "/Conversations/" + conversation.sid + "/Participants/" + sid)
                        .put("last_read_message_index", read.index())
                        .put("last_read_timestamp", read.timestamp()));
    }
}
