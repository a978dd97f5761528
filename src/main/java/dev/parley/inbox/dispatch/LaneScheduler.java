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
 * Decides what happens to each event that the broker delivers: a repeat is dropped, the others go through their lanes one
 * after the other. An event counts as handled only when that is written: until then a finished event is pending, and its
 * repeats wait. A failed commit ends the scheduler with its {@link DispatchStore}; the next one starts with what the broker
 * holds. A lane that outgrows its share of memory moves to a queue of its own with all its events, the running one included,
 * so that after a crash no older event is behind a younger one.
 *
 * <p>Independent of broker and routes: a {@link DispatchStore} writes, a runner runs.
 */
public final class LaneScheduler {
    /** A lane shorter than this fraction of its limit is not worth a queue of its own. */
    private static final int FEW = 8;

    private static final long STALLED_AFTER_NANOS = 2_000_000_000L;

    private final Limits limits;
    private final DispatchStore store;
    private final Consumer<Delivery> runner;
    private final UnaryOperator<Delivery> entry;
    private final DedupWindow dedupWindow;
    private final LongSupplier nanos;
    private final Map<String, Lane> lanes = new HashMap<>();
    /** Events that run or wait in memory. */
    private final Set<EventKey> inMemory = new HashSet<>();
    /** Those of them that will have a dead letter. */
    private final Set<EventKey> givenUpOn = new HashSet<>();
    /** Finished events that are not written yet, each with its waiting repeats. */
    private final Map<EventKey, List<Delivery>> pending = new HashMap<>();

    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private int parked;
    private int running;
    private boolean paused;

    /**
     * Limits of memory and queues.
     *
     * @param perLane how many events of one lane are held in memory
     * @param parked how many lanes may have queues of their own
     */
    public record Limits(int perLane, int parked) {
        public static final Limits DEFAULT = new Limits(64, 1_000);
    }

    /**
     * @param runner starts an event and returns; {@link #finished} or {@link #abandoned} reports its end
     * @param entry applied to an event when it enters its lane, in the order of the lane
     */
    LaneScheduler(
            Limits limits,
            DispatchStore store,
            Consumer<Delivery> runner,
            UnaryOperator<Delivery> entry,
            DedupWindow dedupWindow,
            LongSupplier nanos) {
        this.limits = limits;
        this.store = store;
        this.runner = runner;
        this.entry = entry;
        this.dedupWindow = dedupWindow;
        this.nanos = nanos;
    }

    /** Resumes a lane that an earlier dispatcher parked. */
    synchronized void resume(String name) {
        Lane lane = lanes.computeIfAbsent(name, Lane::new);
        if (!lane.parked) {
            lane.parked = true;
            parked++;
            advance(lane);
        }
    }

    /** Receives an event from the inbox. */
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
        inMemory.add(delivery.key());
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
        // An event in memory stays in the broker until it is finished, so its repeat is not needed after a crash.
        if (dedupWindow.contains(delivery.key()) || inMemory.contains(delivery.key())) {
            store.drop(delivery);
            return true;
        }
        return false;
    }

    private void park(Lane lane) {
        lane.waiting.forEach(delivery -> inMemory.remove(delivery.key()));
        parked++;
        lane.joined = true;
        store.park(lane.name, lane.moveOut());
    }

    /** Receives the events that {@link DispatchStore#fetch} requested; an empty list if the queue is empty. */
    synchronized void fetched(String name, List<? extends Delivery> deliveries) {
        Lane lane = lanes.get(name);
        if (lane == null || paused) {
            return;
        }
        lane.fetching = false;
        for (Delivery delivery : deliveries) {
            if (!isSettledAsRepeat(delivery)) {
                inMemory.add(delivery.key());
                lane.waiting.add(entry.apply(delivery));
            }
        }
        if (deliveries.isEmpty() && !lane.joined) {
            lane.parked = false;
            parked--;
            store.removeQueue(name);
        }
        advance(lane);
    }

    /** Every route has finished the event, or its dead letter is being stored. */
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

    /** These keys are on disk: their events are handled, and repeats of them are dropped. */
    synchronized void written(List<EventKey> keys) {
        for (EventKey key : keys) {
            dedupWindow.add(key);
            List<Delivery> repeats = pending.remove(key);
            if (repeats != null) {
                repeats.forEach(store::drop);
            }
        }
    }

    /** A route gave up on an event, which continues with the next routes. */
    void gaveUp(Delivery delivery, DeadLetterReason why) {
        synchronized (this) {
            givenUpOn.add(delivery.key());
        }
        store.storeDeadLetter(delivery, why);
    }

    /** Returns whether a route gave up on an event in memory. */
    synchronized boolean isGivenUpOn(Delivery delivery) {
        return givenUpOn.contains(delivery.key());
    }

    /** Returns whether a dead letter of that route for the event is on disk. */
    boolean hasGivenUp(Delivery delivery, String route) {
        return dedupWindow.contains(DeadLetterReason.mark(delivery, route));
    }

    /** The event was not finished because Parley stops: it stays in the broker with all events behind it. */
    synchronized void abandoned(Delivery delivery) {
        ended(delivery);
    }

    private Lane ended(Delivery delivery) {
        Lane lane = lanes.get(delivery.lane());
        if (lane == null || lane.running != delivery) {
            throw new IllegalStateException("event " + delivery.key() + " ended but was not running");
        }
        inMemory.remove(delivery.key());
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
     * Parks the longest stalled lane, so that other lanes need not wait for room in memory.
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

    /** Starts no more events; those that run may finish. */
    synchronized void pause() {
        paused = true;
        if (running == 0) {
            drained.complete(null);
        }
    }

    /** After {@link #pause}: completes when running events have ended. */
    CompletableFuture<Void> drained() {
        return drained;
    }
}
