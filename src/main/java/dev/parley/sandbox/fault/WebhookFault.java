package dev.parley.sandbox.fault;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** What goes wrong with a webhook or a status callback. */
public sealed interface WebhookFault
        permits WebhookFault.Twice,
                WebhookFault.OutOfOrder,
                WebhookFault.Late,
                WebhookFault.BadSignature,
                WebhookFault.Dropped {
    String TWICE = "twice";
    String OUT_OF_ORDER = "out-of-order";
    String LATE = "late";
    String BAD_SIGNATURE = "bad-signature";
    String DROPPED = "dropped";

    /** Sends what was to be sent, in its own way. */
    <S> Future<S> inject(Effects<S> effects);

    String kind();

    /** Returns what it is made of, {@code kind} included. */
    default JsonObject json() {
        return new JsonObject().put("kind", kind());
    }

    /** How one webhook can go wrong, {@code S} being what came of it. */
    interface Effects<S> {
        Future<S> send();

        Future<S> sendWithBadSignature();

        Future<S> sendAfter(Duration delay);

        Future<S> sendBehindTheNext();

        S drop();
    }

    /** Sends it, and the same again once it was answered. What the first one was answered counts. */
    record Twice() implements WebhookFault {
        @Override
        public <S> Future<S> inject(Effects<S> effects) {
            return effects.send().compose(first -> effects.send().map(first));
        }

        @Override
        public String kind() {
            return TWICE;
        }
    }

    /** Holds it back until the next one of the same conversation or text was sent. */
    record OutOfOrder() implements WebhookFault {
        @Override
        public <S> Future<S> inject(Effects<S> effects) {
            return effects.sendBehindTheNext();
        }

        @Override
        public String kind() {
            return OUT_OF_ORDER;
        }
    }

    /** Sends it later; what comes after it does not wait. */
    record Late(Duration delay) implements WebhookFault {
        @Override
        public <S> Future<S> inject(Effects<S> effects) {
            return effects.sendAfter(delay);
        }

        @Override
        public String kind() {
            return LATE;
        }

        @Override
        public JsonObject json() {
            return WebhookFault.super.json().put("delay_millis", delay.toMillis());
        }
    }

    /** Signs it with somebody else's token. */
    record BadSignature() implements WebhookFault {
        @Override
        public <S> Future<S> inject(Effects<S> effects) {
            return effects.sendWithBadSignature();
        }

        @Override
        public String kind() {
            return BAD_SIGNATURE;
        }
    }

    /** Does not send it. */
    record Dropped() implements WebhookFault {
        @Override
        public <S> Future<S> inject(Effects<S> effects) {
            return Future.succeededFuture(effects.drop());
        }

        @Override
        public String kind() {
            return DROPPED;
        }
    }
}
