package dev.parley.sandbox.carrier;

import dev.parley.protocol.FormParameters;
import dev.parley.sandbox.media.Downloads;
import dev.parley.sandbox.media.MediaError;
import dev.parley.sandbox.phone.MessagingChannel;
import dev.parley.sandbox.phone.PhoneBehavior;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.time.Timers;
import dev.parley.sandbox.webhook.Lanes;
import dev.parley.sandbox.webhook.WebhookSender;
import dev.parley.sandbox.world.TextMessage;
import dev.parley.sandbox.world.World;
import io.vertx.core.Context;
import java.time.Duration;
import java.util.List;

/**
 * Takes text messages to phones: queued, sent, delivered, each on its own tick, or later for a slow phone, by the
 * sandbox's clock. A text is lost only where {@link PhoneOutcomes} says so.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/track-outbound-message-status">Twilio: status callbacks</a>
 */
public final class Carrier {
    /** Texts in transit to slow phones; further ones fail as with Twilio's full queue. */
    private static final int MAX_UNDER_WAY = 10_000;

    private static final int QUEUE_OVERFLOW = 30001;

    private final Context context;
    private final World world;
    private final WebhookSender sender;
    private final Lanes lanes;
    private final PhoneOutcomes phoneOutcomes;
    private final Downloads downloads;
    private final Timers timers;
    private int underWay;

    public Carrier(
            Context context,
            World world,
            WebhookSender sender,
            Lanes lanes,
            PhoneOutcomes phoneOutcomes,
            Downloads downloads,
            Timers timers) {
        this.context = context;
        this.world = world;
        this.sender = sender;
        this.lanes = lanes;
        this.phoneOutcomes = phoneOutcomes;
        this.downloads = downloads;
        this.timers = timers;
    }

    /**
     * Sends a message to a phone.
     *
     * @param lane the lane that keeps its callbacks in order with others
     * @param progress called when the message's status has changed
     */
    public void send(TextMessage text, String lane, Runnable progress) {
        world.add(text);
        PhoneBehavior behavior = isFull() ? PhoneBehavior.undeliverable(QUEUE_OVERFLOW) : phoneOutcomes.of(text);
        context.runOnContext(tick -> advance(new Delivery(text, lane, behavior, progress), 0));
    }

    /**
     * Sends a message to a phone once its media are fetched. If one cannot be fetched the message fails with 11200, or
     * with 63019 on a channel that has its own code.
     */
    public void send(TextMessage text, List<String> mediaUrls, String lane, Runnable progress) {
        List<String> urls = mediaUrls.stream()
                .limit(MessagingChannel.of(text.to).maxMedia())
                .toList();
        text.numMedia = urls.size();
        if (urls.isEmpty() || isFull()) {
            send(text, lane, progress);
            return;
        }
        world.add(text);
        underWay++;
        Runnable checkNotReset = world.checkNotReset();
        downloads
                .collect(urls, SandboxAccount.ACCOUNT_SID, text.from)
                .onComplete(end -> underWay--)
                .map(media -> {
                    text.carry(media);
                    return phoneOutcomes.of(text);
                })
                .otherwise(failure -> PhoneBehavior.undeliverable(code(text, failure)))
                .map(behavior -> {
                    checkNotReset.run();
                    return new Delivery(text, lane, behavior, progress);
                })
                .onSuccess(delivery -> advance(delivery, 0));
    }

    private boolean isFull() {
        return underWay >= MAX_UNDER_WAY;
    }

    private static int code(TextMessage text, Throwable failure) {
        boolean isTooLarge = failure instanceof MediaError mediaError && mediaError.code() == Downloads.TOO_LARGE;
        return isTooLarge ? Downloads.TOO_LARGE : MessagingChannel.of(text.to).codeOfLostMedia();
    }

    private void advance(Delivery delivery, int step) {
        TextMessage text = delivery.text();
        int last = delivery.behavior().outcome().steps().size() - 1;
        text.status = delivery.behavior().outcome().steps().get(step);
        text.errorCode = step == last ? delivery.behavior().errorCode() : null;
        text.updated = world.now();
        world.touched(text);
        callBack(text, delivery.lane());
        delivery.progress().run();
        if (step < last) {
            after(delivery.behavior().delay(), () -> advance(delivery, step + 1));
        }
    }

    private void after(Duration delay, Runnable work) {
        if (delay.isZero()) {
            context.runOnContext(tick -> work.run());
            return;
        }
        underWay++;
        timers.after(delay).onComplete(end -> underWay--).onSuccess(over -> work.run());
    }

    private void callBack(TextMessage text, String lane) {
        String url = text.statusCallback;
        if (url == null) {
            return;
        }
        String status = text.status;
        FormParameters form = StatusCallback.of(text);
        boolean taken = lanes.add(lane, new Form(form).estimatedSize(), () -> sender.call("POST", url, status, form));
        if (!taken) {
            sender.drop(url, status, form);
        }
    }

    /** A message in transit to a phone. */
    private record Delivery(TextMessage text, String lane, PhoneBehavior behavior, Runnable progress) {}
}
