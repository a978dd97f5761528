package dev.parley.watchdog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchdogTest {
    private static final Duration PERIOD = Duration.ofSeconds(15);

    private final FakeLoop front = new FakeLoop("vert.x-eventloop-thread-0");
    private final FakeLoop management = new FakeLoop("vert.x-eventloop-thread-1");
    private final List<String> ends = new ArrayList<>();
    private long now = Long.MAX_VALUE - 1; // a nanoTime may overflow
    private final Watchdog watchdog =
            new Watchdog(List.of(front, management), Duration.ofSeconds(30), () -> now, ends::add);

    @Test
    void leavesLoopsAloneThatAnswer() {
        look(PERIOD, PERIOD, PERIOD);

        assertEquals(List.of(), ends);
        assertEquals(4, management.asked());
    }

    @Test
    void forgivesOneMiss() {
        hangFromNextQuestion(front);

        look(PERIOD);

        assertEquals(List.of(), ends);
    }

    @Test
    void endsWithOneLineAtTheSecondMissInARow() {
        hangFromNextQuestion(management);

        look(PERIOD, PERIOD);

        assertEquals(
                List.of("vert.x-eventloop-thread-1 has not answered for 30 s. Parley ends itself, so that its"
                        + " supervisor starts it again."),
                ends);
    }

    @Test
    void endsWhereALoopAnswersButCannotAllocate() {
        hangFromNextQuestion(front);
        front.starve();

        look(PERIOD);
        front.starve();
        look(PERIOD);

        assertEquals(
                List.of("vert.x-eventloop-thread-0 could not allocate memory for requests for 30 s. Parley ends"
                        + " itself, so that its supervisor starts it again."),
                ends);
    }

    @Test
    void countsAnewWhenALoopHasRecovered() {
        hangFromNextQuestion(front);
        look(PERIOD);
        front.goOn();
        look(PERIOD);
        hangFromNextQuestion(front);

        look(PERIOD);

        assertEquals(List.of(), ends);
    }

    @Test
    void addsUpNoMissesOfDifferentLoops() {
        hangFromNextQuestion(front);
        look(PERIOD);
        front.goOn();
        management.hang();
        look(PERIOD);

        look(PERIOD);

        assertEquals(List.of(), ends);
    }

    @Test
    void asksALoopThatStandsStillOnlyOnce() {
        hangFromNextQuestion(front);
        int asked = front.asked();

        look(PERIOD, PERIOD, PERIOD);

        assertEquals(asked, front.asked());
    }

    @Test
    void countsNothingWhenItIsLateItself() {
        hangFromNextQuestion(front);

        look(Duration.ofHours(8), Duration.ofMinutes(1), Duration.ofSeconds(40));

        assertEquals(List.of(), ends);
    }

    @Test
    void forgetsAMissWhenItWasLateAfterIt() {
        hangFromNextQuestion(front);

        look(PERIOD, Duration.ofSeconds(40), PERIOD);

        assertEquals(List.of(), ends);
    }

    @Test
    void endsWhereALoopDoesNotRecoverFromAPause() {
        hangFromNextQuestion(front);

        look(Duration.ofSeconds(40), PERIOD, PERIOD);

        assertEquals(1, ends.size());
    }

    @Test
    void isOnTimeAsLongAsCollectingGarbageTakes() {
        hangFromNextQuestion(front);

        look(PERIOD.plusSeconds(7), PERIOD.plusSeconds(7));

        assertEquals(1, ends.size());
    }

    /** Lets pass what a loop has answered already, so that the next look meets a question that is open. */
    private void hangFromNextQuestion(FakeLoop loop) {
        loop.hang();
        look(PERIOD);
    }

    private void look(Duration... after) {
        for (Duration time : after) {
            now += time.toNanos();
            watchdog.look();
        }
    }
}
