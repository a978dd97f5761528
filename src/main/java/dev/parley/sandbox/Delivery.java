package dev.parley.sandbox;

import java.net.URI;
import java.util.List;

/** Takes what is said in a conversation to the phones in it, and keeps a receipt for each. */
final class Delivery {
    private final World world;
    private final Webhooks webhooks;
    private final Carrier carrier;
    private final URI statusUrl;

    Delivery(World world, Webhooks webhooks, Carrier carrier, URI statusUrl) {
        this.world = world;
        this.webhooks = webhooks;
        this.carrier = carrier;
        this.statusUrl = statusUrl;
    }

    void toPhones(Message message) {
        List<Participant> phones = message.conversation.participants.values().stream()
                .filter(Participant::isOnPhone)
                .filter(participant -> !participant.sid.equals(message.participantSid))
                .toList();
        message.phones = phones.size();
        phones.forEach(phone -> toPhone(message, phone));
    }

    private void toPhone(Message message, Participant phone) {
        if (phone.address == null || phone.proxyAddress == null) {
            return;
        }
        TextMessage text = TextMessage.outbound(
                world.sid("SM"), world.now(), phone.proxyAddress, phone.address, message.body, statusUrl.toString());
        Receipt receipt = new Receipt(world.sid("DY"), world.now(), message, phone.sid, text.sid);
        carrier.send(text, () -> progress(receipt, text));
    }

    private void progress(Receipt receipt, TextMessage text) {
        Message message = receipt.message;
        if (!world.has(message.conversation) || !message.conversation.messages.containsKey(message.sid)) {
            // Deleted while it was on its way: the phone still gets it, but nobody keeps account.
            return;
        }
        receipt.status = text.status;
        receipt.updated = world.now();
        if (!message.receipts.containsKey(receipt.sid)) {
            world.add(receipt, message.receipts);
        }
        webhooks.publish(message.conversation, Events.deliveryUpdated(receipt));
    }
}
