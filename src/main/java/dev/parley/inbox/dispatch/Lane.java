package dev.parley.inbox.dispatch;

import dev.parley.inbox.message.Delivery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of one conversation: one runs, the next ones wait. The rest of a parked lane is in a queue of its own, later
 * events included.
 */
final class Lane {
    final String name;
    final Deque<Delivery> waiting = new ArrayDeque<>();

    @Nullable
    Delivery running;

    /** When the running event began, in nanoseconds. */
    long since;

    /** Whether the lane has a queue of its own. */
    boolean parked;

    /** Whether the running event was moved to that queue: its copy there is acknowledged instead. */
    boolean moved;

    /** Whether the next events of that queue have been requested and not yet received. */
    boolean fetching;

    /** Whether an event was added to that queue since the request. */
    boolean joined;

    Lane(String name) {
        this.name = name;
    }

    boolean isIdle() {
        return running == null && waiting.isEmpty() && !parked;
    }

    int held() {
        return waiting.size() + (running == null ? 0 : 1);
    }

    /** Removes and returns the events that came from the inbox, the running one first: they move to the lane's own queue. */
    List<Delivery> moveOut() {
        List<Delivery> out = new ArrayList<>();
        if (running != null) {
            out.add(running);
            moved = true;
        }
        out.addAll(waiting);
        waiting.clear();
        parked = true;
        return out;
    }
}
