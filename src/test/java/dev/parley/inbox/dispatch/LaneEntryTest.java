package dev.parley.inbox.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.inbox.message.Delivery;
import dev.parley.inbox.message.EventKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is found out about an event when it enters its lane is found out once, in order, and carried along. */
class LaneEntryTest {
    private static final LaneScheduler.Limits FEW = new LaneScheduler.Limits(4, 2);

    /** What an event is from then on. */
    private record Judged(EventKey key, String lane, int place) implements Delivery {}

    private final ModelBroker broker = new ModelBroker();
    private final ModelBroker.Connection connection = broker.connect();
    private final List<EventKey> entered = new ArrayList<>();
    private final List<Delivery> begun = new ArrayList<>();
    private final LaneScheduler scheduler =
            new LaneScheduler(FEW, connection, begun::add, this::enter, new DedupWindow(), () -> 0);

    private Delivery enter(Delivery delivery) {
        entered.add(delivery.key());
        return new Judged(delivery.key(), delivery.lane(), entered.size());
    }

    private static EventKey key(int number) {
        return new EventKey(0, number);
    }

    private void arrive(int number) {
        broker.accept(key(number), "lane", false);
        ModelBroker.Message next = broker.handOut();
        if (next != null) {
            scheduler.arrived(next);
        }
    }

    @Test
    void judgesBeforeWhatIsAheadHasEnded() {
        IntStream.range(0, 3).forEach(this::arrive);

        assertEquals(List.of(key(0), key(1), key(2)), entered);
        assertEquals(List.of(new Judged(key(0), "lane", 1)), begun);
    }

    @Test
    void runsWhatWasJudged() {
        IntStream.range(0, 2).forEach(this::arrive);

        scheduler.finished(begun.get(0));

        assertEquals(List.of(new Judged(key(0), "lane", 1), new Judged(key(1), "lane", 2)), begun);
    }

    @Test
    void judgesNoRepeat() {
        arrive(0);
        arrive(0);
        arrive(1);

        assertEquals(List.of(key(0), key(1)), entered);
    }

    @Test
    void judgesNothingThatGoesToQueueOfItsLane() {
        // With the fifth the lane holds more than four and moves; what follows goes after it, unjudged.
        IntStream.range(0, 8).forEach(this::arrive);

        assertEquals(IntStream.range(0, 5).mapToObj(LaneEntryTest::key).toList(), entered);
    }
}
