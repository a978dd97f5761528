package dev.parley.sandbox.change;

import dev.parley.sandbox.media.MediaItem;
import dev.parley.sandbox.rest.TimeFormats;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.Message;
import dev.parley.sandbox.world.Participant;
import dev.parley.sandbox.world.User;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * The names and data of the Sync objects that SDK clients see. Twilio documents none of it: names and fields are those
 * that its JavaScript SDK reads, which still has channels, members and consumption horizons.
 */
public final class SyncShapes {
    private SyncShapes() {}

    static String channel(Conversation conversation) {
        return conversation.sid + ".channel";
    }

    static String participantsName(Conversation conversation) {
        return conversation.sid + ".roster";
    }

    static String messages(Conversation conversation) {
        return conversation.sid + ".messages";
    }

    public static String info(User user) {
        return user.sid + ".info";
    }

    public static String conversations(User user) {
        return user.sid + ".conversations";
    }

    /** Returns the names of a conversation's Sync objects, as in a response of the client API. */
    public static JsonObject objects(Conversation conversation) {
        return new JsonObject()
                .put("conversation", channel(conversation))
                .put("participants", participantsName(conversation))
                .put("messages", messages(conversation));
    }

    static JsonObject of(Conversation conversation) {
        JsonObject state = new JsonObject()
                .put("current", conversation.state)
                .put("dateUpdated", TimeFormats.inMilliseconds(conversation.updated));
        JsonObject shape = new JsonObject()
                .put("sid", conversation.sid)
                .put("friendlyName", conversation.friendlyName)
                .put("uniqueName", conversation.uniqueName)
                .put("attributes", conversation.attributes)
                .put("createdBy", conversation.createdBy)
                .put("dateCreated", TimeFormats.inMilliseconds(conversation.created))
                .put("dateUpdated", TimeFormats.inMilliseconds(conversation.updated))
                .put("type", "private")
                .put("state", state)
                .put("bindings", new JsonObject())
                .put("roster", participantsName(conversation))
                .put("messages", messages(conversation));
        Message last = conversation.lastMessage();
        return last == null
                ? shape
                : shape.put(
                        "lastMessage",
                        new JsonObject()
                                .put("index", last.index)
                                .put("timestamp", TimeFormats.inMilliseconds(last.created)));
    }

    static JsonObject of(Participant participant) {
        String identity = participant.identity;
        JsonObject shape = new JsonObject()
                .put("identity", identity)
                .put("type", participant.type())
                .put("attributes", participant.attributes)
                .put("roleSid", participant.roleSid)
                .put("lastConsumedMessageIndex", participant.read.index())
                .put("lastConsumptionTimestamp", participant.read.timestamp())
                .put("dateCreated", TimeFormats.inMilliseconds(participant.created))
                .put("dateUpdated", TimeFormats.inMilliseconds(participant.updated));
        if (identity != null) {
            participant.conversation.service.user(identity).ifPresent(user -> shape.put("userInfo", info(user)));
        }
        return shape;
    }

    static JsonObject of(Message message) {
        JsonObject shape = new JsonObject()
                .put("sid", message.sid)
                .put("author", message.author)
                .put("memberSid", message.participantSid)
                .put("text", message.body)
                .put("type", message.media.isEmpty() ? "text" : "media")
                .putNull("subject")
                .putNull("contentSid")
                .put("attributes", message.attributes)
                .put("timestamp", TimeFormats.inMilliseconds(message.created))
                .put("dateUpdated", TimeFormats.inMilliseconds(message.updated))
                .put("lastUpdatedBy", message.lastUpdatedBy)
                .put("delivery", message.delivery());
        if (!message.media.isEmpty()) {
            JsonArray mediaItems = new JsonArray();
            message.media.forEach(mediaItem -> mediaItems.add(of(mediaItem)));
            shape.put("medias", mediaItems).put("media", mediaItems.getValue(0));
        }
        return shape;
    }

    private static JsonObject of(MediaItem mediaItem) {
        return new JsonObject()
                .put("sid", mediaItem.sid())
                .put("category", mediaItem.category())
                .put("filename", mediaItem.filename())
                .put("contentType", mediaItem.contentType())
                .put("size", mediaItem.size());
    }

    /** Returns a conversation's entry in a user's map. */
    static JsonObject membership(Participant participant) {
        Conversation conversation = participant.conversation;
        return new JsonObject()
                .put("status", "joined")
                .put("channel", channel(conversation))
                .put("roster", participantsName(conversation))
                .put("messages", messages(conversation))
                .put("lastConsumedMessageIndex", participant.read.index())
                .put("notificationLevel", participant.notificationLevel);
    }
}
