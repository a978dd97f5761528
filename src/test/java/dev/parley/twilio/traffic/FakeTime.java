package dev.parley.twilio.traffic;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** Time that passes when a test says so. */
final class FakeTime implements MonotonicTime {
    private final Queue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::number));
    private long now;
    private long number;

    private record Due(long at, long number, Runnable work) {}

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void after(Duration wait, Runnable work) {
        due.add(new Due(now + wait.toNanos(), number++, work));
    }

    /** Lets time pass and runs what is due. */
    void elapse(Duration time) {
        long end = now + time.toNanos();
        while (!due.isEmpty() && due.element().at() <= end) {
            Due next = due.remove();
            now = next.at();
            next.work().run();
        }
        now = end;
    }

    void passMillis(long millis) {
        elapse(Duration.ofMillis(millis));
    }
}
