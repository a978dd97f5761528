package dev.parley.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Eight callers who each call again as soon as they are answered: as many as twilio-java keeps connections, and no queue. */
final class Repeating {
    private static final int CALLERS = 8;

    private Repeating() {}

    /** Makes one call after the other; one that fails spoils the round. */
    interface Caller {
        /** Returns how many were answered until then, by {@link System#nanoTime}. */
        long callUntil(long end) throws Exception;
    }

    /** Returns how many calls a second were answered, and how many callers met a failure. */
    static String perSecond(int seconds, Caller caller) throws InterruptedException {
        AtomicLong answered = new AtomicLong();
        AtomicLong failed = new AtomicLong();
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        List<Thread> callers = new ArrayList<>();
        for (int count = 0; count < CALLERS; count++) {
            Thread thread = new Thread(() -> {
                try {
                    answered.addAndGet(caller.callUntil(end));
                } catch (Exception e) {
                    failed.incrementAndGet();
                }
            });
            thread.start();
            callers.add(thread);
        }
        for (Thread each : callers) {
            each.join();
        }
        return answered.get() / ((System.nanoTime() - start) / 1e9) + " " + failed;
    }
}
