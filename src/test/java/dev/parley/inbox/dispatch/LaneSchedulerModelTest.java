package dev.parley.inbox.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.inbox.deadletter.DeadLetterReason;
import dev.parley.inbox.message.Delivery;
import dev.parley.inbox.message.EventKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/**
 * In any order of events, with crashes, failed commits and commits of unknown outcome in between: no event begins before the
 * earlier ones of its conversation have ended; none begins again once its end is written, or while the broker is not lost; in
 * the end all have ended, and an event that a route gave up has one dead letter.
 */
class LaneSchedulerModelTest {
    private static final LaneScheduler.Limits FEW = new LaneScheduler.Limits(4, 2);
    private static final int LANES = 4;
    private static final int MANY = 10;
    private static final List<String> ROUTES = List.of("a", "b");

    /** What may happen next. */
    enum Step {
        ACCEPT,
        ACCEPT_TO_FIRST_LANE,
        REPEAT,
        HAND_OUT,
        HAND_OUT_MANY,
        END_ROUTE,
        END,
        END_LATE,
        COMMIT,
        COMMIT_MANY,
        COMMIT_FAILS,
        COMMIT_UNKNOWN,
        REWRITE_SEEN,
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
                Tuple.of(3, Step.END_ROUTE),
                Tuple.of(10, Step.END),
                Tuple.of(1, Step.END_LATE),
                Tuple.of(8, Step.COMMIT),
                Tuple.of(3, Step.COMMIT_MANY),
                Tuple.of(1, Step.COMMIT_FAILS),
                Tuple.of(1, Step.COMMIT_UNKNOWN),
                Tuple.of(1, Step.REWRITE_SEEN),
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
        assertEquals(world.givenUp, new HashSet<>(world.broker.letters));
        assertEquals(world.givenUp.size(), world.broker.letters.size());
    }

    /** A running event, with the scheduler that began it. */
    private record Run(LaneScheduler scheduler, Delivery delivery, List<String> routesLeft) {}

    /** A scheduler, its broker, and what must be true of them at all times. */
    private static final class World {
        private final ModelBroker broker = new ModelBroker();
        private final List<Run> running = new ArrayList<>();
        /** Events that an earlier scheduler began and that have not ended yet. */
        private final List<Run> late = new ArrayList<>();

        private final Map<String, List<EventKey>> order = new TreeMap<>();
        private final Set<EventKey> accepted = new HashSet<>();
        private final Set<EventKey> ended = new HashSet<>();
        /** Events that routes give up, each of which must have a dead letter. */
        private final Set<EventKey> givenUp = new HashSet<>();
        /** Repeats of events that were completely gone: no crash redelivers those. */
        private final Set<EventKey> done = new HashSet<>();

        private final Set<EventKey> endedHere = new HashSet<>();
        private DedupWindow dedupWindow = new DedupWindow();
        private ModelBroker.Connection connection = broker.connect();
        private LaneScheduler scheduler = open();
        private long now;

        /** Starts like the dispatcher does, at first and after a failure. */
        private LaneScheduler open() {
            connection = broker.connect();
            endedHere.clear();
            dedupWindow = new DedupWindow();
            broker.seen.forEach(dedupWindow::add);
            LaneScheduler next =
                    new LaneScheduler(FEW, connection, this::begin, UnaryOperator.identity(), dedupWindow, () -> now);
            scheduler = next;
            connection.open(next);
            List.copyOf(broker.parked.keySet()).forEach(next::resume);
            return next;
        }

        void take(Step step, int number) {
            switch (step) {
                case ACCEPT -> accept("lane " + number % LANES, number);
                case ACCEPT_TO_FIRST_LANE -> accept("lane 0", number);
                case REPEAT -> repeat(number);
                case HAND_OUT -> handOut();
                case HAND_OUT_MANY -> {
                    for (int count = 0; count < MANY; count++) {
                        handOut();
                    }
                }
                case END_ROUTE -> endRoute(number);
                case END -> end(number);
                case END_LATE -> endLate();
                case COMMIT -> connection.commit(1);
                case COMMIT_MANY -> connection.commit(MANY);
                case COMMIT_FAILS -> lose(number);
                case COMMIT_UNKNOWN -> {
                    connection.commitSilently(MANY);
                    lose(number);
                }
                case REWRITE_SEEN -> connection.rewrite(dedupWindow);
                case WAIT -> {
                    now += 3_000_000_000L;
                    scheduler.makeRoom();
                }
                case CRASH -> {
                    running.clear();
                    late.clear();
                    open();
                }
                case STOP -> stop();
            }
        }

        private void accept(String lane, int number) {
            EventKey key = new EventKey(0, accepted.size());
            accepted.add(key);
            order.computeIfAbsent(lane, name -> new ArrayList<>()).add(key);
            broker.accept(key, lane, number % 5 != 0);
        }

        private void repeat(int number) {
            order.forEach((lane, keys) -> {
                if (number % LANES == lane.charAt(lane.length() - 1) - '0') {
                    EventKey key = keys.get(number % keys.size());
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
                scheduler.arrived(next);
            }
            return next != null;
        }

        private void begin(Delivery delivery) {
            if (done.contains(delivery.key())
                    || broker.seen.contains(delivery.key())
                    || endedHere.contains(delivery.key())) {
                throw new AssertionError("began again: " + delivery.key());
            }
            for (EventKey before : order.getOrDefault(delivery.lane(), List.of())) {
                if (before.equals(delivery.key())) {
                    break;
                }
                if (!ended.contains(before)) {
                    throw new AssertionError("began before " + before + ": " + delivery.key());
                }
            }
            List<String> routes = ROUTES.stream()
                    .filter(route -> !scheduler.hasGivenUp(delivery, route))
                    .toList();
            running.add(new Run(scheduler, delivery, new ArrayList<>(routes)));
        }

        /** The next route of an event ends, with or without a failure. */
        private void endRoute(int number) {
            if (!running.isEmpty()) {
                endRoute(running.get(number % running.size()));
            }
        }

        private void endRoute(Run run) {
            if (run.routesLeft().isEmpty()) {
                return;
            }
            String route = run.routesLeft().remove(0);
            // Both routes fail for some events, and one of them for others.
            if ((run.delivery().key().low() + ROUTES.indexOf(route)) % 4 < 2) {
                givenUp.add(DeadLetterReason.mark(run.delivery(), route));
                run.scheduler().gaveUp(run.delivery(), new DeadLetterReason(route, "broken", 1, Instant.EPOCH));
            }
        }

        private boolean end(int number) {
            if (running.isEmpty()) {
                return false;
            }
            Run run = running.remove(number % running.size());
            end(run);
            endedHere.add(run.delivery().key());
            return true;
        }

        private void end(Run run) {
            ROUTES.forEach(route -> endRoute(run));
            ended.add(run.delivery().key());
            run.scheduler().finished(run.delivery());
        }

        /** An event that outlived its scheduler ends: that must not be reported. */
        private void endLate() {
            if (!late.isEmpty()) {
                end(late.remove(0));
            }
        }

        /** The broker is lost; running events may end before the next scheduler starts, or continue. */
        private void lose(int number) {
            scheduler.pause();
            if (number % 2 == 0) {
                while (end(0)) {
                    // Until nothing runs any more.
                }
                assertEquals(true, scheduler.drained().isDone());
            }
            late.addAll(running);
            running.clear();
            open();
        }

        /** Running events end, everything is written, and another node takes over. */
        private void stop() {
            scheduler.pause();
            while (end(0) || connection.commit(MANY)) {
                // Until nothing happens any more.
            }
            assertEquals(true, scheduler.drained().isDone());
            late.clear();
            open();
        }

        void settle() {
            while (handOut() || end(0) || connection.commit(MANY)) {
                // Until nothing happens any more.
            }
        }
    }
}
