package dev.parley.sandbox.fault;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What goes wrong with a call. */
public sealed interface CallFault permits CallFault.Failure, CallFault.Slow, CallFault.Dropped {
    String ERROR = "error";
    String SLOW = "slow";
    String DROPPED = "dropped";

    /** Carries the call out, or does not, and says what the caller gets. */
    <A> Future<A> inject(Supplier<Future<A>> work, Effects<A> effects);

    /** Returns what it is made of, {@code kind} included. */
    JsonObject json();

    /** How a call can go wrong, {@code A} being what is answered. */
    interface Effects<A> {
        A failure(Failure failure);

        /** Returns the end of the connection, in place of an answer. */
        A hangUp();

        Future<Void> pause(Duration delay);
    }

    /**
     * Answers an error.
     *
     * @param code Twilio's
     * @param retryAfter seconds; {@code null} where the caller is not told when to come again
     * @param isHtml whether a page is answered, as a proxy on the way would, in place of Twilio's JSON
     * @param isApplied whether the call is carried out all the same
     */
    record Failure(int status, int code, @Nullable Integer retryAfter, boolean isHtml, boolean isApplied)
            implements CallFault {
        @Override
        public <A> Future<A> inject(Supplier<Future<A>> work, Effects<A> effects) {
            return isApplied
                    ? work.get().map(done -> effects.failure(this))
                    : Future.succeededFuture(effects.failure(this));
        }

        @Override
        public JsonObject json() {
            return new JsonObject()
                    .put("kind", ERROR)
                    .put("status", status)
                    .put("code", code)
                    .put("retry_after", retryAfter)
                    .put("html", isHtml)
                    .put("applied", isApplied);
        }
    }

    /** Lets the call wait before it is carried out. */
    record Slow(Duration delay) implements CallFault {
        @Override
        public <A> Future<A> inject(Supplier<Future<A>> work, Effects<A> effects) {
            return effects.pause(delay).compose(over -> work.get());
        }

        @Override
        public JsonObject json() {
            return new JsonObject().put("kind", SLOW).put("delay_millis", delay.toMillis());
        }
    }

    /** Ends the connection without an answer. */
    record Dropped(boolean isApplied) implements CallFault {
        @Override
        public <A> Future<A> inject(Supplier<Future<A>> work, Effects<A> effects) {
            return isApplied ? work.get().map(done -> effects.hangUp()) : Future.succeededFuture(effects.hangUp());
        }

        @Override
        public JsonObject json() {
            return new JsonObject().put("kind", DROPPED).put("applied", isApplied);
        }
    }
}
