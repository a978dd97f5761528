package dev.parley.sandbox.flow;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The actions of an execution outside its flow. All of them happen on one event loop. */
public interface FlowActions {
    /**
     * Sends a message to the contact.
     *
     * @param lost called if it was sent and did not arrive
     * @return what is known of it once sent; fails if it cannot be sent
     */
    Future<Map<String, Object>> say(OutboundMessage message, Runnable lost);

    /** Sends an HTTP request; fails without a response. */
    Future<FetchResponse> fetch(FetchRequest request);

    /** Sets a timer, replacing the previous one. */
    void setTimer(Duration wait, Runnable action);

    void cancelTimer();

    /** Called when an execution has left a widget. */
    void stepped(Step step);

    /** Called when the execution has ended; {@code failure} says why, if it did not reach the end of the flow. */
    void ended(@Nullable String failure);
}
