package dev.parley.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/**
 * Whatever happens in whatever order, with crashes in between: no event begins before those that came before it in its
 * conversation have ended; none begins again once its end is written, or before a crash; in the end all have ended.
 */
class DeskModelTest {
    private static final Desk.Limits FEW = new Desk.Limits(4, 2);
    private static final int LANES = 4;

    /** What may happen next. */
    enum Step {
        ACCEPT,
        ACCEPT_TO_FIRST_LANE,
        REPEAT,
        HAND_OUT,
        HAND_OUT_MANY,
        END,
        WRITE,
        WRITE_MANY,
        WAIT,
        CRASH,
        STOP
    }

    @Provide
    Arbitrary<List<Tuple2<Step, Integer>>> steps() {
        Arbitrary<Step> step = Arbitraries.frequency(
                Tuple.of(6, Step.ACCEPT),
                Tuple.of(10, Step.ACCEPT_TO_FIRST_LANE),
                Tuple.of(3, Step.REPEAT),
                Tuple.of(8, Step.HAND_OUT),
                Tuple.of(3, Step.HAND_OUT_MANY),
                Tuple.of(10, Step.END),
                Tuple.of(8, Step.WRITE),
                Tuple.of(3, Step.WRITE_MANY),
                Tuple.of(1, Step.WAIT),
                Tuple.of(1, Step.CRASH),
                Tuple.of(1, Step.STOP));
        return step.flatMap(kind -> Arbitraries.integers().between(0, 1_000).map(number -> Tuple.of(kind, number)))
                .list()
                .ofMaxSize(300);
    }

    @Property(tries = 1_500)
    void keepsEveryPromise(@ForAll("steps") List<Tuple2<Step, Integer>> steps) {
        World world = new World();

        steps.forEach(step -> world.take(step.get1(), step.get2()));
        world.settle();

        assertEquals(world.accepted, world.ended);
        assertEquals(List.of(), world.broker.inbox);
        assertEquals(Map.of(), world.broker.parked);
    }

    /** A desk, its broker, and what must be true of them at all times. */
    private static final class World {
        private final ModelBroker broker = new ModelBroker();
        private final List<Delivery> running = new ArrayList<>();
        private final Map<String, List<Key>> order = new TreeMap<>();
        private final Set<Key> accepted = new HashSet<>();
        private final Set<Key> ended = new HashSet<>();
        /** What was said again when nothing of it was left: no crash brings that back. */
        private final Set<Key> done = new HashSet<>();

        private final Set<Key> endedSinceCrash = new HashSet<>();
        private Desk desk = open();
        private long now;

        private Desk open() {
            running.clear();
            endedSinceCrash.clear();
            Seen seen = new Seen();
            broker.seen.forEach(seen::add);
            Desk fresh = new Desk(FEW, broker, this::begin, seen, () -> now);
            broker.connect(fresh::fetched);
            List.copyOf(broker.parked.keySet()).forEach(fresh::resume);
            return fresh;
        }

        void take(Step step, int number) {
            switch (step) {
                case ACCEPT -> accept("lane " + number % LANES, number);
                case ACCEPT_TO_FIRST_LANE -> accept("lane 0", number);
                case REPEAT -> repeat(number);
                case HAND_OUT -> handOut();
                case HAND_OUT_MANY -> {
                    for (int count = 0; count < 10; count++) {
                        handOut();
                    }
                }
                case END -> end(number);
                case WRITE -> broker.write();
                case WRITE_MANY -> {
                    for (int count = 0; count < 10; count++) {
                        broker.write();
                    }
                }
                case WAIT -> {
                    now += 3_000_000_000L;
                    desk.makeRoom();
                }
                case CRASH -> {
                    broker.crash();
                    desk = open();
                }
                case STOP -> stop();
            }
        }

        private void accept(String lane, int number) {
            Key key = new Key(0, accepted.size());
            accepted.add(key);
            order.computeIfAbsent(lane, name -> new ArrayList<>()).add(key);
            broker.accept(key, lane, number % 5 != 0);
        }

        private void repeat(int number) {
            order.forEach((lane, keys) -> {
                if (number % LANES == lane.charAt(lane.length() - 1) - '0') {
                    Key key = keys.get(number % keys.size());
                    if (ended.contains(key) && !broker.holds(key)) {
                        done.add(key);
                    }
                    broker.accept(key, lane, number % 3 != 0);
                }
            });
        }

        private boolean handOut() {
            ModelBroker.Message next = broker.handOut();
            if (next != null) {
                desk.arrived(next);
            }
            return next != null;
        }

        private void begin(Delivery delivery) {
            if (done.contains(delivery.key())
                    || broker.seen.contains(delivery.key())
                    || endedSinceCrash.contains(delivery.key())) {
                throw new AssertionError("began again: " + delivery.key());
            }
            for (Key before : order.getOrDefault(delivery.lane(), List.of())) {
                if (before.equals(delivery.key())) {
                    break;
                }
                if (!ended.contains(before)) {
                    throw new AssertionError("began before " + before + ": " + delivery.key());
                }
            }
            running.add(delivery);
        }

        private boolean end(int number) {
            if (running.isEmpty()) {
                return false;
            }
            Delivery delivery = running.remove(number % running.size());
            ended.add(delivery.key());
            endedSinceCrash.add(delivery.key());
            desk.finished(delivery);
            return true;
        }

        /** What runs may end; then all is written, and another node goes on. */
        private void stop() {
            desk.pause();
            while (end(0) || broker.write()) {
                // Until nothing happens any more.
            }
            assertEquals(true, desk.drained().isDone());
            broker.crash();
            desk = open();
        }

        void settle() {
            while (handOut() || end(0) || broker.write()) {
                // Until nothing happens any more.
            }
        }
    }
}
