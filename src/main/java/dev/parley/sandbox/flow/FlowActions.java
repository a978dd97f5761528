package dev.parley.sandbox.flow;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an execution asks of the world. All of it happens on one event loop. */
public interface FlowActions {
    /**
     * Says something to the contact.
     *
     * @param lost told if it was sent and did not arrive
     * @return what is known of it once it was sent; fails if it cannot be
     */
    Future<Map<String, Object>> say(OutboundMessage message, Runnable lost);

    /** Asks somebody over HTTP; fails if nobody answers. */
    Future<FetchResponse> fetch(FetchRequest request);

    /** Wakes once, in place of what was set before. */
    void setTimer(Duration wait, Runnable action);

    void cancelTimer();

    /** Hears that a widget was left. */
    void stepped(Step step);

    /** Hears that it is over; {@code failure} says why, where it did not come to the end of the flow. */
    void ended(@Nullable String failure);
}
