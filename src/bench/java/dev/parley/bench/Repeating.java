package dev.parley.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Eight callers who each call again as soon as they are answered: as many as twilio-java keeps connections, and no queue. */
final class Repeating {
    private static final int CALLERS = 8;

    private Repeating() {}

    /** Makes a call; one that fails spoils the round. */
    interface Call {
        void make() throws Exception;
    }

    /** Returns how many calls a second were answered. */
    static String perSecond(int seconds, Call call) throws InterruptedException {
        AtomicLong answered = new AtomicLong();
        AtomicLong failed = new AtomicLong();
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        List<Thread> callers = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            Thread thread = new Thread(() -> {
                while (System.nanoTime() < end) {
                    try {
                        call.make();
                        answered.incrementAndGet();
                    } catch (Exception e) {
                        failed.incrementAndGet();
                    }
                }
            });
            thread.start();
            callers.add(thread);
        }
        for (Thread caller : callers) {
            caller.join();
        }
        return answered.get() / ((System.nanoTime() - start) / 1e9) + " " + failed;
    }
}
