package dev.parley.inbox.dispatch;

import dev.parley.inbox.deadletter.DeadLetterReason;
import dev.parley.inbox.message.Delivery;
import dev.parley.inbox.message.EventKey;
import java.util.List;

/**
 * Where what the {@link LaneScheduler} decides is written down. Nothing is written at once: what was asked for is written in the order
 * in which it was asked, each request whole or not at all, and a crash or a commit that fails loses the last ones, after which
 * this store writes nothing more. What was written is told to {@link LaneScheduler#written}.
 */
interface DispatchStore {
    /** Acknowledges an event whose routes have finished, and remembers its key. */
    void finish(Delivery delivery);

    /** Acknowledges an event that need not be handled. */
    void drop(Delivery delivery);

    /** Stores the dead letter of a route that gave up on the event, and remembers that it did. */
    void bury(Delivery delivery, DeadLetterReason why);

    /** Remembers the key of an event whose copy is still to be acknowledged. */
    void remember(EventKey key);

    /** Puts copies at the end of the lane's own queue, which it makes if there is none, and acknowledges what they are of. */
    void park(String lane, List<Delivery> deliveries);

    /** Asks for the next ones of the lane's own queue: {@link LaneScheduler#fetched}, with none of them only if there are none. */
    void fetch(String lane);

    /** Takes away the lane's own queue, in which nothing is left. */
    void leave(String lane);
}
