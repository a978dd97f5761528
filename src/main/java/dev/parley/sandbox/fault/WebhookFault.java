package dev.parley.sandbox.fault;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** A fault of a webhook or a status callback. */
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

    /** Sends the webhook with this fault. */
    <S> Future<S> inject(Effects<S> effects);

    String kind();

    /** Returns its fields as JSON, {@code kind} included. */
    default JsonObject json() {
        return new JsonObject().put("kind", kind());
    }

    /** The effects of a fault on one webhook with a result {@code S}. */
    interface Effects<S> {
        Future<S> send();

        Future<S> sendWithBadSignature();

        Future<S> sendAfter(Duration delay);

        Future<S> sendBehindTheNext();

        S drop();
    }

    /** Sends it twice, the second time once the first was answered. The first response counts. */
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

    /** Sends it after the next one of the same conversation or text. */
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

    /** Sends it later; those after it do not wait. */
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

    /** Signs it with a token that is not the account's. */
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
