package dev.parley.inbox.dispatch;

import dev.parley.inbox.deadletter.DeadLetterReason;
import dev.parley.inbox.message.Delivery;
import dev.parley.inbox.message.EventKey;
import java.util.List;

/**
 * Stores what the {@link LaneScheduler} decides. Writing is asynchronous: requests are written in order, each as a whole or
 * not at all; a crash or a failed commit loses the last ones, after which this store writes nothing more. Written keys are
 * reported to {@link LaneScheduler#written}.
 */
interface DispatchStore {
    /** Acknowledges an event that its routes have finished, and stores its key. */
    void finish(Delivery delivery);

    /** Acknowledges an event that need not be handled. */
    void drop(Delivery delivery);

    /** Stores the dead letter of a route that gave up on the event, and the key that says so. */
    void storeDeadLetter(Delivery delivery, DeadLetterReason why);

    /** Stores the key of an event whose copy is acknowledged later. */
    void remember(EventKey key);

    /** Moves events to the end of the lane's own queue, which is created if there is none. */
    void park(String lane, List<Delivery> deliveries);

    /**
     * Requests the next events of the lane's own queue for {@link LaneScheduler#fetched}: none only if the queue is empty.
     */
    void fetch(String lane);

    /** Deletes the lane's own queue, which is empty. */
    void removeQueue(String lane);
}
