package dev.parley.sandbox.webhook;

import dev.parley.sandbox.fault.EventPattern;
import dev.parley.sandbox.fault.FaultRegistry;
import dev.parley.sandbox.fault.WebhookFault;
import dev.parley.sandbox.time.Timers;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes webhooks and status callbacks go wrong as {@code Faults} says. What is held back goes out behind the next of its
 * conversation or its text, and never where no next one comes. Somebody who is asked, and waited for, is asked late, but in
 * order.
 */
public final class WebhookFaults {
    /** Late or held back at once; what comes on top goes out as if nothing were armed. */
    private static final int MAX_WAITING = 1_000;

    private final Timers alarms;
    private final FaultRegistry<EventPattern, WebhookFault> armed = new FaultRegistry<>();
    private final Map<String, List<WebhookRequest>> heldBack = new HashMap<>();
    private int late;

    /** Sends a letter, and notes one that is not sent. */
    interface Post {
        Future<SentWebhook> send(WebhookRequest letter);

        SentWebhook drop(WebhookRequest letter, String why);
    }

    public WebhookFaults(Timers alarms) {
        this.alarms = alarms;
    }

    public FaultRegistry<EventPattern, WebhookFault> armed() {
        return armed;
    }

    /** Forgets what is armed or held back. */
    public void clear() {
        armed.clear();
        heldBack.clear();
    }

    /** Sends a letter, or lets it go wrong. */
    Future<SentWebhook> send(WebhookRequest letter, Post post) {
        List<WebhookRequest> behind = letter.isHook() ? List.of() : released(letter.thread());
        Future<SentWebhook> sent = armed.strike(pattern -> pattern.fits(letter.event(), letter.isHook()))
                .map(fault -> fault.strike(new Ways(letter.struckBy(fault.kind()), post)))
                .orElseGet(() -> post.send(letter));
        Future<SentWebhook> all = sent;
        for (WebhookRequest late : behind) {
            all = all.compose(done -> post.send(late));
        }
        return all.compose(done -> sent);
    }

    private List<WebhookRequest> released(String thread) {
        List<WebhookRequest> behind = heldBack.remove(thread);
        return behind == null ? List.of() : behind;
    }

    private boolean isFull() {
        return heldBack.size() + late >= MAX_WAITING;
    }

    /** How one letter can go wrong. */
    private final class Ways implements WebhookFault.Ways<SentWebhook> {
        private final WebhookRequest letter;
        private final Post post;

        Ways(WebhookRequest letter, Post post) {
            this.letter = letter;
            this.post = post;
        }

        @Override
        public Future<SentWebhook> send() {
            return post.send(letter);
        }

        @Override
        public Future<SentWebhook> sendWithBadSignature() {
            return post.send(letter.forged());
        }

        @Override
        public Future<SentWebhook> sendAfter(Duration delay) {
            if (isFull()) {
                return send();
            }
            late++;
            Future<SentWebhook> sent = alarms.after(delay)
                    .onComplete(end -> late--)
                    .compose(
                            over -> send(),
                            forgotten -> Future.succeededFuture(
                                    post.drop(letter, "not sent: the sandbox was reset meanwhile")));
            return letter.isHook() ? sent : Future.succeededFuture(notYet());
        }

        @Override
        public Future<SentWebhook> sendBehindTheNext() {
            if (isFull()) {
                return send();
            }
            heldBack.computeIfAbsent(letter.thread(), thread -> new ArrayList<>())
                    .add(letter);
            return Future.succeededFuture(notYet());
        }

        @Override
        public SentWebhook drop() {
            return post.drop(letter, "not sent: POST /sandbox/faults asked for it");
        }

        private SentWebhook notYet() {
            return new SentWebhook(null, "", false, new JsonObject());
        }
    }
}
