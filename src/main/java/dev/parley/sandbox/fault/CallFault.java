package dev.parley.sandbox.fault;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A fault of a call. */
public sealed interface CallFault permits CallFault.Failure, CallFault.Slow, CallFault.Dropped {
    String ERROR = "error";
    String SLOW = "slow";
    String DROPPED = "dropped";

    /** Executes the call or does not, and returns what the caller gets. */
    <A> Future<A> inject(Supplier<Future<A>> work, Effects<A> effects);

    /** Returns its fields as JSON, {@code kind} included. */
    JsonObject json();

    /** The effects of a fault on a call with a response {@code A}. */
    interface Effects<A> {
        A failure(Failure failure);

        /** Returns the end of the connection instead of a response. */
        A hangUp();

        Future<Void> pause(Duration delay);
    }

    /**
     * Responds with an error.
     *
     * @param code Twilio's error code
     * @param retryAfter seconds; {@code null} for no such header
     * @param isHtml whether the body is an HTML page, as from a proxy, instead of Twilio's JSON
     * @param isApplied whether the call takes effect
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

    /** Delays the call. */
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

    /** Ends the connection without a response. */
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
