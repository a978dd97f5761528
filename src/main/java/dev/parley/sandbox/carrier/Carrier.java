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
 * Takes text messages to phones: queued, sent, delivered, each on a tick of its own, or later where the phone is slow, by
 * the sandbox's clock.
 * Nothing gets lost here but what the {@link PhoneOutcomes} of a phone loses.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/track-outbound-message-status">Twilio: status callbacks</a>
 */
public final class Carrier {
    /** On their way to slow phones at once; what comes on top fails as Twilio's full queue does. */
    private static final int MAX_UNDER_WAY = 10_000;

    private static final int QUEUE_OVERFLOW = 30001;

    private final Context context;
    private final World world;
    private final WebhookSender caller;
    private final Lanes lanes;
    private final PhoneOutcomes reception;
    private final Downloads downloads;
    private final Timers alarms;
    private int underWay;

    public Carrier(
            Context context,
            World world,
            WebhookSender caller,
            Lanes lanes,
            PhoneOutcomes reception,
            Downloads downloads,
            Timers alarms) {
        this.context = context;
        this.world = world;
        this.caller = caller;
        this.lanes = lanes;
        this.reception = reception;
        this.downloads = downloads;
        this.alarms = alarms;
    }

    /**
     * Takes a message to a phone.
     *
     * @param lane what its callbacks go with, in the order in which they and the others happened
     * @param progress is told when the message's status has changed
     */
    public void send(TextMessage text, String lane, Runnable progress) {
        world.add(text);
        PhoneBehavior handset = isFull() ? PhoneBehavior.barred(QUEUE_OVERFLOW) : reception.of(text);
        context.runOnContext(tick -> advance(new Way(text, lane, handset, progress), 0));
    }

    /**
     * Takes a message to a phone once its media are here. Where one of them cannot be fetched it fails: with 11200, or 63019
     * on a channel that has a code of its own for it.
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
        Runnable stillTheSame = world.stillTheSame();
        downloads
                .collect(urls, SandboxAccount.ACCOUNT_SID, text.from)
                .onComplete(end -> underWay--)
                .map(media -> {
                    text.carry(media);
                    return reception.of(text);
                })
                .otherwise(failure -> PhoneBehavior.barred(code(text, failure)))
                .map(handset -> {
                    stillTheSame.run();
                    return new Way(text, lane, handset, progress);
                })
                .onSuccess(way -> advance(way, 0));
    }

    private boolean isFull() {
        return underWay >= MAX_UNDER_WAY;
    }

    private static int code(TextMessage text, Throwable failure) {
        boolean isTooLarge = failure instanceof MediaError denied && denied.code() == Downloads.TOO_LARGE;
        return isTooLarge ? Downloads.TOO_LARGE : MessagingChannel.of(text.to).codeOfLostMedia();
    }

    private void advance(Way way, int step) {
        TextMessage text = way.text();
        int last = way.handset().fate().steps().size() - 1;
        text.status = way.handset().fate().steps().get(step);
        text.errorCode = step == last ? way.handset().errorCode() : null;
        text.updated = world.now();
        world.touched(text);
        callBack(text, way.lane());
        way.progress().run();
        if (step < last) {
            after(way.handset().delay(), () -> advance(way, step + 1));
        }
    }

    private void after(Duration delay, Runnable work) {
        if (delay.isZero()) {
            context.runOnContext(tick -> work.run());
            return;
        }
        underWay++;
        alarms.after(delay).onComplete(end -> underWay--).onSuccess(over -> work.run());
    }

    private void callBack(TextMessage text, String lane) {
        String url = text.statusCallback;
        if (url == null) {
            return;
        }
        String status = text.status;
        FormParameters form = StatusCallback.of(text);
        boolean taken = lanes.add(lane, new Form(form).weight(), () -> caller.call("POST", url, status, form));
        if (!taken) {
            caller.drop(url, status, form);
        }
    }

    /** A message on its way to a phone. */
    private record Way(TextMessage text, String lane, PhoneBehavior handset, Runnable progress) {}
}
