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
        check(PERIOD, PERIOD, PERIOD);

        assertEquals(List.of(), ends);
        assertEquals(4, management.asked());
    }

    @Test
    void forgivesOneMiss() {
        hangFromNextQuestion(front);

        check(PERIOD);

        assertEquals(List.of(), ends);
    }

    @Test
    void endsWithOneLineAtTheSecondMissInARow() {
        hangFromNextQuestion(management);

        check(PERIOD, PERIOD);

        assertEquals(
                List.of("vert.x-eventloop-thread-1 has not answered for 30 s. Parley exits, so that its"
                        + " supervisor restarts it."),
                ends);
    }

    @Test
    void endsWhereALoopAnswersButCannotAllocate() {
        hangFromNextQuestion(front);
        front.starve();

        check(PERIOD);
        front.starve();
        check(PERIOD);

        assertEquals(
                List.of("vert.x-eventloop-thread-0 could not allocate memory for requests for 30 s. Parley exits,"
                        + " so that its supervisor restarts it."),
                ends);
    }

    @Test
    void countsAnewWhenALoopHasRecovered() {
        hangFromNextQuestion(front);
        check(PERIOD);
        front.goOn();
        check(PERIOD);
        hangFromNextQuestion(front);

        check(PERIOD);

        assertEquals(List.of(), ends);
    }

    @Test
    void addsUpNoMissesOfDifferentLoops() {
        hangFromNextQuestion(front);
        check(PERIOD);
        front.goOn();
        management.hang();
        check(PERIOD);

        check(PERIOD);

        assertEquals(List.of(), ends);
    }

    @Test
    void asksALoopThatStandsStillOnlyOnce() {
        hangFromNextQuestion(front);
        int asked = front.asked();

        check(PERIOD, PERIOD, PERIOD);

        assertEquals(asked, front.asked());
    }

    @Test
    void countsNothingWhenItIsLateItself() {
        hangFromNextQuestion(front);

        check(Duration.ofHours(8), Duration.ofMinutes(1), Duration.ofSeconds(40));

        assertEquals(List.of(), ends);
    }

    @Test
    void forgetsAMissWhenItWasLateAfterIt() {
        hangFromNextQuestion(front);

        check(PERIOD, Duration.ofSeconds(40), PERIOD);

        assertEquals(List.of(), ends);
    }

    @Test
    void endsWhereALoopDoesNotRecoverFromAPause() {
        hangFromNextQuestion(front);

        check(Duration.ofSeconds(40), PERIOD, PERIOD);

        assertEquals(1, ends.size());
    }

    @Test
    void isOnTimeAsLongAsCollectingGarbageTakes() {
        hangFromNextQuestion(front);

        check(PERIOD.plusSeconds(7), PERIOD.plusSeconds(7));

        assertEquals(1, ends.size());
    }

    /** Uses up the answer that the loop has already given, so that the next check finds an open probe. */
    private void hangFromNextQuestion(FakeLoop loop) {
        loop.hang();
        check(PERIOD);
    }

    private void check(Duration... after) {
        for (Duration time : after) {
            now += time.toNanos();
            watchdog.check();
        }
    }
}
