package dev.parley.sandbox;

import dev.parley.door.Fields;
import io.vertx.core.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes text messages to phones: queued, sent, delivered, each on a tick of its own. Nothing gets lost here.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/track-outbound-message-status">Twilio: status callbacks</a>
 */
final class Carrier {
    private final Context context;
    private final World world;
    private final Caller caller;
    private final Lanes lanes;

    Carrier(Context context, World world, Caller caller, Lanes lanes) {
        this.context = context;
        this.world = world;
        this.caller = caller;
        this.lanes = lanes;
    }

    /**
     * Takes a message to a phone.
     *
     * @param progress is told when the message's status has changed
     */
    void send(TextMessage text, Runnable progress) {
        world.add(text);
        context.runOnContext(tick -> {
            advance(text, "sent", progress);
            context.runOnContext(nextTick -> advance(text, "delivered", progress));
        });
    }

    private void advance(TextMessage text, String status, Runnable progress) {
        text.status = status;
        text.updated = world.now();
        callBack(text);
        progress.run();
    }

    private void callBack(TextMessage text) {
        String url = text.statusCallback;
        if (url == null) {
            return;
        }
        String status = text.status;
        Fields form = form(text);
        boolean taken = lanes.add(text.sid, new Form(form).weight(), () -> caller.call("POST", url, status, form));
        if (!taken) {
            caller.drop(url, status, form);
        }
    }

    private static Fields form(TextMessage text) {
        Map<String, @Nullable String> form = new LinkedHashMap<>();
        form.put("SmsSid", text.sid);
        form.put("SmsStatus", text.status);
        form.put("MessageStatus", text.status);
        form.put("To", text.to);
        form.put("MessageSid", text.sid);
        form.put("AccountSid", SandboxAccount.ACCOUNT_SID);
        form.put("From", text.from);
        form.put("ApiVersion", "2010-04-01");
        return Fields.of(form);
    }
}
