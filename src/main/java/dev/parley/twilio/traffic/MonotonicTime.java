package dev.parley.twilio.traffic;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Time that only passes: a wall clock is set back and forth, and a limit per second would be broken by that.
 *
 * <p>What is due runs on one thread, so it must be short.
 */
public interface MonotonicTime {
    /** Returns nanoseconds since some moment. */
    long nanos();

    /** Does the work when that time has passed; never, once its thread has been shut down. */
    void after(Duration wait, Runnable work);

    static MonotonicTime of(ScheduledExecutorService thread) {
        return new MonotonicTime() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void after(Duration wait, Runnable work) {
                try {
                    thread.schedule(work, wait.toNanos(), TimeUnit.NANOSECONDS);
                } catch (RejectedExecutionException stopping) {
                    // Nobody waits for it any more.
                }
            }
        };
    }
}
