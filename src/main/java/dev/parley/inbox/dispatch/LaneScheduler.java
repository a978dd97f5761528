package dev.parley.inbox.dispatch;

import dev.parley.inbox.deadletter.DeadLetterReason;
import dev.parley.inbox.message.Delivery;
import dev.parley.inbox.message.EventKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Decides what becomes of each event that the broker hands out: a repeat is dropped, the others go through their lanes one
 * after the other. Nothing counts as seen before it is written: until then an event that has finished is pending, and its
 * repeats wait. A commit that fails ends the desk with its {@link DispatchStore}; the next one begins with what the broker holds. A
 * lane that grows longer than memory should hold moves to a queue of its own, all of it, also what
 * runs: so whatever comes back after a crash, what is older never stands behind what is younger.
 *
 * <p>It knows no broker and no route; what is to be written it tells its {@link DispatchStore}, what is to be run its runner.
 */
public final class LaneScheduler {
    /** What is not worth a queue of its own, as a part of what a lane may hold. */
    private static final int FEW = 8;

    private static final long STALLED_AFTER_NANOS = 2_000_000_000L;

    private final Limits limits;
    private final DispatchStore store;
    private final Consumer<Delivery> runner;
    private final UnaryOperator<Delivery> entry;
    private final DedupWindow seen;
    private final LongSupplier nanos;
    private final Map<String, Lane> lanes = new HashMap<>();
    /** What runs or waits in memory. */
    private final Set<EventKey> inHand = new HashSet<>();
    /** What of that will leave a dead letter. */
    private final Set<EventKey> givenUpOn = new HashSet<>();
    /** What has finished and is not written yet, each with its repeats, which wait for that. */
    private final Map<EventKey, List<Delivery>> pending = new HashMap<>();

    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private int parked;
    private int running;
    private boolean paused;

    /**
     * How much is held in memory.
     *
     * @param perLane how many events of one lane
     * @param parked how many lanes may have queues of their own
     */
    public record Limits(int perLane, int parked) {
        public static final Limits DEFAULT = new Limits(64, 1_000);
    }

    /**
     * @param runner starts an event and returns; {@link #finished} or {@link #abandoned} says that it has ended
     * @param entry what an event is from when it enters its lane; asked in the order of the lane
     */
    LaneScheduler(
            Limits limits,
            DispatchStore store,
            Consumer<Delivery> runner,
            UnaryOperator<Delivery> entry,
            DedupWindow seen,
            LongSupplier nanos) {
        this.limits = limits;
        this.store = store;
        this.runner = runner;
        this.entry = entry;
        this.seen = seen;
        this.nanos = nanos;
    }

    /** Takes up a lane that has a queue of its own, from before. */
    synchronized void resume(String name) {
        Lane lane = lanes.computeIfAbsent(name, Lane::new);
        if (!lane.parked) {
            lane.parked = true;
            parked++;
            advance(lane);
        }
    }

    /** Takes an event that the inbox handed out. */
    synchronized void arrived(Delivery delivery) {
        if (paused) {
            return;
        }
        if (isSettledAsRepeat(delivery)) {
            return;
        }
        Lane lane = lanes.computeIfAbsent(delivery.lane(), Lane::new);
        if (lane.parked) {
            lane.joined = true;
            store.park(lane.name, List.of(delivery));
            return;
        }
        inHand.add(delivery.key());
        lane.waiting.add(entry.apply(delivery));
        if (lane.held() > limits.perLane() && parked < limits.parked()) {
            park(lane);
        }
        advance(lane);
    }

    private boolean isSettledAsRepeat(Delivery delivery) {
        List<Delivery> repeats = pending.get(delivery.key());
        if (repeats != null) {
            repeats.add(delivery);
            return true;
        }
        // What is in hand stays with the broker until it is finished: it comes again by itself, its repeat need not.
        if (seen.contains(delivery.key()) || inHand.contains(delivery.key())) {
            store.drop(delivery);
            return true;
        }
        return false;
    }

    private void park(Lane lane) {
        lane.waiting.forEach(delivery -> inHand.remove(delivery.key()));
        parked++;
        lane.joined = true;
        store.park(lane.name, lane.moveOut());
    }

    /** Takes what {@link DispatchStore#fetch} asked for; an empty list if nothing was left. */
    synchronized void fetched(String name, List<? extends Delivery> deliveries) {
        Lane lane = lanes.get(name);
        if (lane == null || paused) {
            return;
        }
        lane.fetching = false;
        for (Delivery delivery : deliveries) {
            if (!isSettledAsRepeat(delivery)) {
                inHand.add(delivery.key());
                lane.waiting.add(entry.apply(delivery));
            }
        }
        if (deliveries.isEmpty() && !lane.joined) {
            lane.parked = false;
            parked--;
            store.leave(name);
        }
        advance(lane);
    }

    /** Every route has finished with the event, or its dead letter is on its way to the store. */
    synchronized void finished(Delivery delivery) {
        Lane lane = ended(delivery);
        pending.put(delivery.key(), new ArrayList<>());
        if (lane.moved) {
            lane.moved = false;
            store.remember(delivery.key());
        } else {
            store.finish(delivery);
        }
        advance(lane);
    }

    /** These keys are on disk: what they stand for has happened, and happens no more. */
    synchronized void written(List<EventKey> keys) {
        for (EventKey key : keys) {
            seen.add(key);
            List<Delivery> repeats = pending.remove(key);
            if (repeats != null) {
                repeats.forEach(store::drop);
            }
        }
    }

    /** A route gave up on an event, which runs on for the routes behind it. */
    void gaveUp(Delivery delivery, DeadLetterReason why) {
        synchronized (this) {
            givenUpOn.add(delivery.key());
        }
        store.bury(delivery, why);
    }

    /** Returns whether a route gave up on an event that is in hand. */
    synchronized boolean isGivenUpOn(Delivery delivery) {
        return givenUpOn.contains(delivery.key());
    }

    /** Returns whether a dead letter of that route for the event is on disk. */
    boolean hasGivenUp(Delivery delivery, String route) {
        return seen.contains(DeadLetterReason.mark(delivery, route));
    }

    /** The event was not finished, because Parley stops: it stays with the broker, and so does all that is behind it. */
    synchronized void abandoned(Delivery delivery) {
        ended(delivery);
    }

    private Lane ended(Delivery delivery) {
        Lane lane = lanes.get(delivery.lane());
        if (lane == null || lane.running != delivery) {
            throw new IllegalStateException("event " + delivery.key() + " ended without having begun");
        }
        inHand.remove(delivery.key());
        givenUpOn.remove(delivery.key());
        lane.running = null;
        running--;
        if (paused && running == 0) {
            drained.complete(null);
        }
        return lane;
    }

    private void advance(Lane lane) {
        if (paused || lane.running != null) {
            return;
        }
        Delivery next = lane.waiting.poll();
        if (next != null) {
            lane.running = next;
            lane.since = nanos.getAsLong();
            running++;
            runner.accept(next);
        } else if (lane.parked && !lane.fetching) {
            lane.fetching = true;
            lane.joined = false;
            store.fetch(lane.name);
        } else if (lane.isIdle()) {
            lanes.remove(lane.name);
        }
    }

    /**
     * Parks the longest lane that does not get on, so that those who could run need not wait for room in memory.
     *
     * @return whether there was one
     */
    synchronized boolean makeRoom() {
        if (paused || parked >= limits.parked()) {
            return false;
        }
        long now = nanos.getAsLong();
        Optional<Lane> stalled = lanes.values().stream()
                .filter(lane ->
                        !lane.parked && lane.held() * FEW >= limits.perLane() && now - lane.since > STALLED_AFTER_NANOS)
                .max(Comparator.comparingInt(Lane::held));
        stalled.ifPresent(this::park);
        return stalled.isPresent();
    }

    /** Starts nothing any more; what runs may end. */
    synchronized void pause() {
        paused = true;
        if (running == 0) {
            drained.complete(null);
        }
    }

    /** After {@link #pause}: completes when what ran has ended. */
    CompletableFuture<Void> drained() {
        return drained;
    }
}
