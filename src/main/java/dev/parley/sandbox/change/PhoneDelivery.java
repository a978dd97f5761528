package dev.parley.sandbox.change;

import dev.parley.sandbox.carrier.Carrier;
import dev.parley.sandbox.phone.MessagingChannel;
import dev.parley.sandbox.webhook.PostActionEvents;
import dev.parley.sandbox.webhook.Webhooks;
import dev.parley.sandbox.world.Message;
import dev.parley.sandbox.world.Participant;
import dev.parley.sandbox.world.Receipt;
import dev.parley.sandbox.world.TextMessage;
import dev.parley.sandbox.world.World;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Sends messages of a conversation to its phones, and keeps a receipt for each. */
public final class PhoneDelivery {
    private final World world;
    private final SyncProjection syncProjection;
    private final Webhooks webhooks;
    private final Carrier carrier;
    private final @Nullable String statusUrl;

    public PhoneDelivery(
            World world, SyncProjection syncProjection, Webhooks webhooks, Carrier carrier, @Nullable URI statusUrl) {
        this.world = world;
        this.syncProjection = syncProjection;
        this.webhooks = webhooks;
        this.carrier = carrier;
        this.statusUrl = statusUrl == null ? null : statusUrl.toString();
    }

    void toPhones(Message message) {
        for (Participant participant : message.conversation.participants.values()) {
            String address = participant.address;
            String proxyAddress = participant.proxyAddress;
            boolean isAuthor = participant.sid.equals(message.participantSid);
            if (address != null && proxyAddress != null && !isAuthor) {
                message.phones++;
                send(message, participant.sid, proxyAddress, address);
            }
        }
    }

    private void send(Message message, String participantSid, String from, String to) {
        TextMessage text = TextMessage.outbound(
                world.sid(message.media.isEmpty() ? "SM" : "MM"), world.now(), from, to, message.body, statusUrl);
        text.carry(
                message.media.stream().limit(MessagingChannel.of(to).maxMedia()).toList());
        text.isTemplate = message.contentSid != null;
        String channelSid = MessagingChannel.of(to).messageSid(text.sid);
        Receipt receipt = new Receipt(world.sid("DY"), world.now(), message, participantSid, channelSid);
        // In one lane with the conversation's webhooks: a receiver of both gets each step in order.
        carrier.send(text, message.conversation.sid, () -> progress(receipt, text));
    }

    private void progress(Receipt receipt, TextMessage text) {
        Message message = receipt.message;
        if (!world.has(message.conversation) || !message.conversation.messages.containsKey(message.sid)) {
            // Deleted in transit: the phone still gets it, but there is no receipt to update.
            return;
        }
        boolean isNew = !message.receipts.containsKey(receipt.sid);
        if (isNew && !world.hasRoomFor(receipt)) {
            return;
        }
        receipt.status = text.status;
        receipt.errorCode = text.errorCode;
        receipt.updated = world.now();
        if (isNew) {
            world.add(receipt, message.receipts);
        }
        syncProjection.updated(message);
        world.touched(message.conversation);
        webhooks.publish(message.conversation, PostActionEvents.deliveryUpdated(receipt));
    }
}
