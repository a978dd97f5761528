package dev.parley.sandbox.world;

import dev.parley.sandbox.media.MediaItem;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.rest.StoredResource;
import dev.parley.sandbox.rest.TimeFormats;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message of a conversation. */
public final class Message extends StoredResource {
    public final Conversation conversation;
    /** Set when it is added: a rejected message uses none. */
    public int index;

    /** The delivery receipt of each phone, by SID. */
    public final Map<String, Receipt> receipts = new LinkedHashMap<>();

    public String author;
    public String body;
    public String attributes = "{}";
    public List<MediaItem> media = List.of();
    public final @Nullable String participantSid;
    /** The content template that it was made from. */
    @Nullable
    public String contentSid;
    /** The author of the last update. */
    @Nullable
    public String lastUpdatedBy;

    /** The number of phones that it is sent to. */
    public int phones;

    public Message(String sid, Instant created, Conversation conversation, String author, String body) {
        this(
                sid,
                created,
                conversation,
                author,
                body,
                conversation.author(author).map(one -> one.sid).orElse(null));
    }

    private Message(
            String sid,
            Instant created,
            Conversation conversation,
            String author,
            String body,
            @Nullable String participantSid) {
        super(sid, created);
        this.conversation = conversation;
        this.author = author;
        this.body = body;
        this.participantSid = participantSid;
        outgrow(author.length() + body.length());
    }

    /** Returns a copy for a pre-action webhook. */
    public Message copy() {
        Message copy = new Message(sid, created, conversation, author, body, participantSid);
        copy.updated = updated;
        copy.index = index;
        copy.media = media;
        copy.lastUpdatedBy = lastUpdatedBy;
        copy.attributes = attributes;
        copy.contentSid = contentSid;
        return copy;
    }

    public void takeIndex() {
        index = conversation.takeIndex();
    }

    @Override
    public int estimatedTotalSize() {
        return estimatedSize()
                + receipts.values().stream()
                        .mapToInt(StoredResource::estimatedSize)
                        .sum();
    }

    public JsonObject json(String root) {
        String url = root + "/Conversations/" + conversation.sid + "/Messages/" + sid;
        return Service.named(
                root,
                new JsonObject()
                        .put("account_sid", SandboxAccount.ACCOUNT_SID)
                        .put("conversation_sid", conversation.sid)
                        .put("sid", sid)
                        .put("index", index)
                        .put("author", author)
                        .put("body", body.isEmpty() ? null : body)
                        .put("media", media.isEmpty() ? null : mediaJson())
                        .put("attributes", attributes)
                        .put("participant_sid", participantSid)
                        .put("date_created", TimeFormats.inSeconds(created))
                        .put("date_updated", TimeFormats.inSeconds(updated))
                        .put("url", url)
                        .put("delivery", delivery())
                        .put(
                                "links",
                                new JsonObject()
                                        .put("delivery_receipts", url + "/Receipts")
                                        .put("channel_metadata", url + "/ChannelMetadata"))
                        .put("content_sid", contentSid));
    }

    private JsonArray mediaJson() {
        JsonArray json = new JsonArray();
        media.forEach(mediaItem -> json.add(new JsonObject()
                .put("sid", mediaItem.sid())
                .put("category", mediaItem.category())
                .put("filename", mediaItem.filename())
                .put("content_type", mediaItem.contentType())
                .put("size", mediaItem.size())));
        return json;
    }

    /**
     * Returns how many of its phones have received it: {@code none}, {@code some} or {@code all}; {@code null} without
     * phones.
     */
    @Nullable
    public JsonObject delivery() {
        if (phones == 0) {
            return null;
        }
        JsonObject delivery = new JsonObject().put("total", phones);
        for (String status : new String[] {"sent", "delivered", "read", "failed", "undelivered"}) {
            long reached = receipts.values().stream()
                    .filter(receipt -> receipt.hasReached(status))
                    .count();
            delivery.put(status, reached == 0 ? "none" : reached < phones ? "some" : "all");
        }
        return delivery;
    }
}
