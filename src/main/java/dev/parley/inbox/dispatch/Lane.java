package dev.parley.inbox.dispatch;

import dev.parley.inbox.message.Delivery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of one conversation: one runs, the next ones wait. A parked lane has the rest of them in a queue of its own, in
 * which everything that comes later lies as well.
 */
final class Lane {
    final String name;
    final Deque<Delivery> waiting = new ArrayDeque<>();

    @Nullable
    Delivery running;

    /** When what runs began. */
    long since;

    /** Whether there is a queue of the lane's own. */
    boolean parked;

    /** Whether what runs was moved to that queue when it began: its copy there is acknowledged instead. */
    boolean moved;

    /** Whether the next ones of that queue were asked for and have not come. */
    boolean fetching;

    /** Whether something joined that queue since. */
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

    /** Takes out everything that came from the inbox, what runs first: it is about to lie in the lane's own queue. */
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
