package dev.parley.twilio.traffic;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A monotonic clock with a timer: a wall clock may be changed, which would break a limit per second.
 *
 * <p>Scheduled work runs on one thread, so it must be short.
 */
public interface MonotonicTime {
    /** Returns nanoseconds since an arbitrary time. */
    long nanos();

    /** Runs the work after a delay; never once the thread has been shut down. */
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
                    // Parley is stopping, and no call waits for this any more.
                }
            }
        };
    }
}
