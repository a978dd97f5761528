package dev.parley.sandbox.carrier;

import dev.parley.door.Fields;
import dev.parley.sandbox.phone.Handset;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.time.Alarms;
import dev.parley.sandbox.webhook.Caller;
import dev.parley.sandbox.webhook.Lanes;
import dev.parley.sandbox.world.TextMessage;
import dev.parley.sandbox.world.World;
import io.vertx.core.Context;
import java.time.Duration;

/**
 * Takes text messages to phones: queued, sent, delivered, each on a tick of its own, or later where the phone is slow, by
 * the sandbox's clock.
 * Nothing gets lost here but what the {@link Reception} of a phone loses.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/track-outbound-message-status">Twilio: status callbacks</a>
 */
public final class Carrier {
    /** On their way to slow phones at once; what comes on top fails as Twilio's full queue does. */
    private static final int MAX_UNDER_WAY = 10_000;

    private static final int QUEUE_OVERFLOW = 30001;

    private final Context context;
    private final World world;
    private final Caller caller;
    private final Lanes lanes;
    private final Reception reception;
    private final Alarms alarms;
    private int underWay;

    public Carrier(Context context, World world, Caller caller, Lanes lanes, Reception reception, Alarms alarms) {
        this.context = context;
        this.world = world;
        this.caller = caller;
        this.lanes = lanes;
        this.reception = reception;
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
        Handset handset = underWay < MAX_UNDER_WAY ? reception.of(text) : Handset.barred(QUEUE_OVERFLOW);
        context.runOnContext(tick -> advance(new Way(text, lane, handset, progress), 0));
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
        Fields form = StatusCallback.of(text);
        boolean taken = lanes.add(lane, new Form(form).weight(), () -> caller.call("POST", url, status, form));
        if (!taken) {
            caller.drop(url, status, form);
        }
    }

    /** A message on its way to a phone. */
    private record Way(TextMessage text, String lane, Handset handset, Runnable progress) {}
}
