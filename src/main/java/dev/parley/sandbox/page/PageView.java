package dev.parley.sandbox.page;

import dev.parley.sandbox.rest.TimeFormats;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.Message;
import dev.parley.sandbox.world.Participant;
import dev.parley.sandbox.world.TextMessage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Resources as the sandbox's page shows them; of long lists, the last entries. */
public final class PageView {
    private static final int MAX_PARTICIPANTS = 50;
    private static final int MAX_MESSAGES = 200;
    private static final int MAX_CHARACTERS = 200;

    private PageView() {}

    /** Returns a conversation as an entry of a list. */
    static JsonObject summary(Conversation conversation) {
        List<Participant> participants = last(MAX_PARTICIPANTS, conversation.participants.values());
        JsonArray participantsJson = new JsonArray();
        participants.forEach(participant -> participantsJson.add(of(participant)));
        List<Message> messages = last(1, conversation.messages.values());
        return new JsonObject()
                .put("sid", conversation.sid)
                .put("service", conversation.service.sid)
                .put("friendly_name", conversation.friendlyName)
                .put("unique_name", conversation.uniqueName)
                .put("state", conversation.state)
                .put("created", TimeFormats.inMilliseconds(conversation.created))
                .put("updated", TimeFormats.inMilliseconds(conversation.updated))
                .put("participants", participantsJson)
                .put("participant_count", conversation.participants.size())
                .put("message_count", conversation.messages.size())
                .put("last_message", messages.isEmpty() ? null : brief(messages.get(0)));
    }

    /** Returns a conversation with its messages. */
    public static JsonObject whole(Conversation conversation) {
        JsonArray messages = new JsonArray();
        last(MAX_MESSAGES, conversation.messages.values()).forEach(message -> messages.add(of(message)));
        return summary(conversation).put("attributes", conversation.attributes).put("messages", messages);
    }

    private static JsonObject of(Participant participant) {
        return new JsonObject()
                .put("sid", participant.sid)
                .put("identity", participant.identity)
                .put("address", participant.address)
                .put("proxy_address", participant.proxyAddress)
                .put("type", participant.type())
                .put("last_read", participant.read.index());
    }

    private static JsonObject brief(Message message) {
        String body = message.body.isEmpty() && !message.media.isEmpty()
                ? "[" + message.media.get(0).filename() + "]"
                : message.body;
        return new JsonObject()
                .put("author", message.author)
                .put("body", body.length() <= MAX_CHARACTERS ? body : body.substring(0, MAX_CHARACTERS) + "…");
    }

    private static JsonObject of(Message message) {
        return new JsonObject()
                .put("sid", message.sid)
                .put("index", message.index)
                .put("at", TimeFormats.inMilliseconds(message.created))
                .put("author", message.author)
                .put("body", message.body)
                .put("media", media(message))
                .put("attributes", message.attributes)
                .put("delivery", message.delivery());
    }

    private static JsonArray media(Message message) {
        JsonArray media = new JsonArray();
        message.media.forEach(mediaItem -> media.add(new JsonObject()
                .put("sid", mediaItem.sid())
                .put("filename", mediaItem.filename())
                .put("content_type", mediaItem.contentType())
                .put("size", mediaItem.size())));
        return media;
    }

    /** Returns a text message. */
    static JsonObject of(TextMessage text) {
        return new JsonObject()
                .put("sid", text.sid)
                .put("at", TimeFormats.inMilliseconds(text.created))
                .put("from", text.from)
                .put("to", text.to)
                .put("body", text.body)
                .put("media", text.mediaJson(""))
                .put("outbound", text.isOutbound())
                .put("status", text.status)
                .put("error_code", text.errorCode);
    }

    private static <T> List<T> last(int most, Collection<T> all) {
        List<T> list = new ArrayList<>(all);
        return list.subList(Math.max(0, list.size() - most), list.size());
    }
}
