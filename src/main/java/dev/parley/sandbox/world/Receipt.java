package dev.parley.sandbox.world;

import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.rest.StoredResource;
import dev.parley.sandbox.rest.TimeFormats;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A delivery receipt: the status of a message at one phone. */
public final class Receipt extends StoredResource {
    private static final List<String> WAY = List.of("sent", "delivered", "read");

    public final Message message;
    public final String participantSid;
    public final String channelMessageSid;
    public String status = "sent";
    /** Twilio's error code. */
    @Nullable
    public Integer errorCode;

    public Receipt(String sid, Instant created, Message message, String participantSid, String channelMessageSid) {
        super(sid, created);
        this.message = message;
        this.participantSid = participantSid;
        this.channelMessageSid = channelMessageSid;
    }

    /** Returns whether it has reached a status: a delivered message has been sent, a read one has been delivered. */
    boolean hasReached(String other) {
        int reached = WAY.indexOf(status);
        return status.equals(other) || (WAY.contains(other) && WAY.indexOf(other) < reached);
    }

    public JsonObject json(String root) {
        String conversation = message.conversation.sid;
        return Service.named(
                root,
                new JsonObject()
                        .put("account_sid", SandboxAccount.ACCOUNT_SID)
                        .put("conversation_sid", conversation)
                        .put("sid", sid)
                        .put("message_sid", message.sid)
                        .put("channel_message_sid", channelMessageSid)
                        .put("participant_sid", participantSid)
                        .put("status", status)
                        .put("error_code", errorCode == null ? 0 : errorCode)
                        .put("date_created", TimeFormats.inSeconds(created))
                        .put("date_updated", TimeFormats.inSeconds(updated))
                        .put(
                                "url",
                                root + "/Conversations/" + conversation + "/Messages/" + message.sid + "/Receipts/"
                                        + sid));
    }
}
