package dev.parley.sandbox.world;

import dev.parley.sandbox.media.MediaItem;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.rest.StoredResource;
import dev.parley.sandbox.rest.TimeFormats;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text message to a phone, or from one. */
public final class TextMessage extends StoredResource {
    /** Characters in one segment of GSM-7. */
    private static final int SEGMENT = 160;

    public final String from;
    public final String to;
    public final String body;
    final String direction;
    /** The address of its status callbacks; {@code null} for none. */
    public final @Nullable String statusCallback;

    @Nullable
    public String messagingServiceSid;

    /** Its media, as far as they are fetched. */
    public List<MediaItem> media = List.of();
    /** The number of its media, those still to be fetched included. */
    public int numMedia;

    /** Whether it is a template message, which may be sent at any time. */
    public boolean isTemplate;

    public String status;
    /** Twilio's error code. */
    @Nullable
    public Integer errorCode;

    private TextMessage(
            String sid,
            Instant created,
            String from,
            String to,
            String body,
            String direction,
            String status,
            @Nullable String statusCallback) {
        super(sid, created);
        this.from = from;
        this.to = to;
        this.body = body;
        this.direction = direction;
        this.status = status;
        this.statusCallback = statusCallback;
    }

    public static TextMessage outbound(
            String sid, Instant created, String from, String to, String body, @Nullable String statusCallback) {
        return new TextMessage(sid, created, from, to, body, "outbound-api", "queued", statusCallback);
    }

    public static TextMessage inbound(String sid, Instant created, String from, String to, String body) {
        return new TextMessage(sid, created, from, to, body, "inbound", "received", null);
    }

    /** Makes an automatic reply of a number, which is delivered at once. */
    public static TextMessage reply(String sid, Instant created, TextMessage to, String body) {
        return new TextMessage(sid, created, to.to, to.from, body, "outbound-reply", "delivered", null);
    }

    public boolean isOutbound() {
        return !direction.equals("inbound");
    }

    /** Returns the address of the phone, whichever way the text went. */
    public String phone() {
        return isOutbound() ? to : from;
    }

    /** Returns whether the phone has received it. */
    public boolean isReceived() {
        return isOutbound() && (status.equals("delivered") || status.equals("read"));
    }

    /** Adds its media. */
    public void carry(List<MediaItem> itsMedia) {
        media = List.copyOf(itsMedia);
        numMedia = media.size();
    }

    /** Returns its address, relative to the API, without an ending. */
    private String uri() {
        return "/2010-04-01/Accounts/" + SandboxAccount.ACCOUNT_SID + "/Messages/" + sid;
    }

    /**
     * Returns the address of one of its media, relative to the API; with {@code .json} appended, that of the metadata.
     */
    public String uri(MediaItem mediaItem) {
        return uri() + "/Media/" + mediaItem.sid();
    }

    /** Returns its media, each with {@code sid}, {@code filename}, {@code content_type}, {@code size} and {@code url}. */
    public JsonArray mediaJson(String base) {
        JsonArray json = new JsonArray();
        media.forEach(mediaItem -> json.add(new JsonObject()
                .put("sid", mediaItem.sid())
                .put("filename", mediaItem.filename())
                .put("content_type", mediaItem.contentType())
                .put("size", mediaItem.size())
                .put("url", base + uri(mediaItem))));
        return json;
    }

    /** Returns its number of segments; with media it is one. */
    private int segments() {
        return numMedia > 0 ? 1 : Math.max(1, (body.length() + SEGMENT - 1) / SEGMENT);
    }

    public JsonObject json() {
        String uri = uri();
        boolean isQueued = status.equals("queued");
        return new JsonObject()
                .put("account_sid", SandboxAccount.ACCOUNT_SID)
                .put("api_version", "2010-04-01")
                .put("body", body)
                .put("date_created", TimeFormats.of2010(created))
                .put("date_sent", isQueued ? null : TimeFormats.of2010(updated))
                .put("date_updated", TimeFormats.of2010(updated))
                .put("direction", direction)
                .put("error_code", errorCode)
                .putNull("error_message")
                .put("from", from)
                .put("messaging_service_sid", messagingServiceSid)
                .put("num_media", Integer.toString(numMedia))
                .put("num_segments", Integer.toString(segments()))
                .putNull("price")
                .put("price_unit", "USD")
                .put("sid", sid)
                .put("status", status)
                .put("subresource_uris", new JsonObject().put("media", uri + "/Media.json"))
                .put("to", to)
                .put("uri", uri + ".json");
    }
}
