package dev.parley.sandbox;

import dev.parley.door.Fields;
import io.vertx.core.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes text messages to phones: queued, sent, delivered, each on a tick of its own. Nothing gets lost here but what the
 * {@link Reception} of a phone loses.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/track-outbound-message-status">Twilio: status callbacks</a>
 */
final class Carrier {
    private final Context context;
    private final World world;
    private final Caller caller;
    private final Lanes lanes;
    private final Reception reception;

    Carrier(Context context, World world, Caller caller, Lanes lanes, Reception reception) {
        this.context = context;
        this.world = world;
        this.caller = caller;
        this.lanes = lanes;
        this.reception = reception;
    }

    /**
     * Takes a message to a phone.
     *
     * @param lane what its callbacks go with, in the order in which they and the others happened
     * @param progress is told when the message's status has changed
     */
    void send(TextMessage text, String lane, Runnable progress) {
        world.add(text);
        Reception.End end = reception.of(text.to);
        context.runOnContext(tick -> {
            if (!end.status().equals(Reception.FAILED)) {
                advance(text, lane, "sent", progress);
            }
            context.runOnContext(nextTick -> {
                text.errorCode = end.errorCode();
                advance(text, lane, end.status(), progress);
            });
        });
    }

    private void advance(TextMessage text, String lane, String status, Runnable progress) {
        text.status = status;
        text.updated = world.now();
        world.touched(text);
        callBack(text, lane);
        progress.run();
    }

    private void callBack(TextMessage text, String lane) {
        String url = text.statusCallback;
        if (url == null) {
            return;
        }
        String status = text.status;
        Fields form = form(text);
        boolean taken = lanes.add(lane, new Form(form).weight(), () -> caller.call("POST", url, status, form));
        if (!taken) {
            caller.drop(url, status, form);
        }
    }

    /** Returns what a status callback tells. */
    static Fields form(TextMessage text) {
        Map<String, @Nullable String> form = new LinkedHashMap<>();
        form.put("SmsSid", text.sid);
        form.put("SmsStatus", text.status);
        form.put("MessageStatus", text.status);
        form.put("To", text.to);
        form.put("MessageSid", text.sid);
        form.put("AccountSid", SandboxAccount.ACCOUNT_SID);
        form.put("From", text.from);
        form.put("ApiVersion", "2010-04-01");
        Integer errorCode = text.errorCode;
        form.put("ErrorCode", errorCode == null ? null : errorCode.toString());
        return Fields.of(form);
    }
}
