package dev.parley.sandbox.webhook;

import dev.parley.sandbox.fault.Arsenal;
import dev.parley.sandbox.fault.EventPattern;
import dev.parley.sandbox.fault.WebhookFault;
import dev.parley.sandbox.time.Alarms;
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
public final class Mishaps {
    /** Late or held back at once; what comes on top goes out as if nothing were armed. */
    private static final int MAX_WAITING = 1_000;

    private final Alarms alarms;
    private final Arsenal<EventPattern, WebhookFault> armed = new Arsenal<>();
    private final Map<String, List<Letter>> heldBack = new HashMap<>();
    private int late;

    /** Sends a letter, and notes one that is not sent. */
    interface Post {
        Future<Sent> send(Letter letter);

        Sent drop(Letter letter, String why);
    }

    public Mishaps(Alarms alarms) {
        this.alarms = alarms;
    }

    public Arsenal<EventPattern, WebhookFault> armed() {
        return armed;
    }

    /** Forgets what is armed or held back. */
    public void clear() {
        armed.clear();
        heldBack.clear();
    }

    /** Sends a letter, or lets it go wrong. */
    Future<Sent> send(Letter letter, Post post) {
        List<Letter> behind = letter.isHook() ? List.of() : released(letter.thread());
        Future<Sent> sent = armed.strike(pattern -> pattern.fits(letter.event(), letter.isHook()))
                .map(fault -> fault.strike(new Ways(letter.struckBy(fault.kind()), post)))
                .orElseGet(() -> post.send(letter));
        Future<Sent> all = sent;
        for (Letter late : behind) {
            all = all.compose(done -> post.send(late));
        }
        return all.compose(done -> sent);
    }

    private List<Letter> released(String thread) {
        List<Letter> behind = heldBack.remove(thread);
        return behind == null ? List.of() : behind;
    }

    private boolean isFull() {
        return heldBack.size() + late >= MAX_WAITING;
    }

    /** How one letter can go wrong. */
    private final class Ways implements WebhookFault.Ways<Sent> {
        private final Letter letter;
        private final Post post;

        Ways(Letter letter, Post post) {
            this.letter = letter;
            this.post = post;
        }

        @Override
        public Future<Sent> send() {
            return post.send(letter);
        }

        @Override
        public Future<Sent> sendWithBadSignature() {
            return post.send(letter.forged());
        }

        @Override
        public Future<Sent> sendAfter(Duration delay) {
            if (isFull()) {
                return send();
            }
            late++;
            Future<Sent> sent = alarms.after(delay)
                    .onComplete(end -> late--)
                    .compose(
                            over -> send(),
                            forgotten -> Future.succeededFuture(
                                    post.drop(letter, "not sent: the sandbox was reset meanwhile")));
            return letter.isHook() ? sent : Future.succeededFuture(notYet());
        }

        @Override
        public Future<Sent> sendBehindTheNext() {
            if (isFull()) {
                return send();
            }
            heldBack.computeIfAbsent(letter.thread(), thread -> new ArrayList<>())
                    .add(letter);
            return Future.succeededFuture(notYet());
        }

        @Override
        public Sent drop() {
            return post.drop(letter, "not sent: POST /sandbox/faults asked for it");
        }

        private Sent notYet() {
            return new Sent(null, "", false, new JsonObject());
        }
    }
}
