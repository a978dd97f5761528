package dev.parley.sandbox;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a message got on its way to one phone. */
final class Receipt extends Stored {
    private static final List<String> WAY = List.of("sent", "delivered", "read");

    final Message message;
    final String participantSid;
    final String channelMessageSid;
    String status = "sent";
    /** Why it failed. */
    @Nullable
    Integer errorCode;

    Receipt(String sid, Instant created, Message message, String participantSid, String channelMessageSid) {
        super(sid, created);
        this.message = message;
        this.participantSid = participantSid;
        this.channelMessageSid = channelMessageSid;
    }

    /** Returns whether it is there or was: what is delivered has been sent, what is read has been delivered. */
    boolean hasReached(String other) {
        int reached = WAY.indexOf(status);
        return status.equals(other) || (WAY.contains(other) && WAY.indexOf(other) < reached);
    }

    JsonObject json(String root) {
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
                        .put("date_created", Dates.inSeconds(created))
                        .put("date_updated", Dates.inSeconds(updated))
                        .put(
                                "url",
                                root + "/Conversations/" + conversation + "/Messages/" + message.sid + "/Receipts/"
                                        + sid));
    }
}
