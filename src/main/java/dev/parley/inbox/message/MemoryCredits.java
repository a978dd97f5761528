package dev.parley.inbox.message;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Limits how much of the inbox is held in memory, in events and in bytes. The rest stays in the broker. */
public final class MemoryCredits {
    private static final int MAX = 16_384;
    /** So memory holds at most 4,096 events and 16 MB. */
    private static final int MIN_WEIGHT = 4;

    private static final int BYTES_PER_WEIGHT = 1_024;

    private final Semaphore free = new Semaphore(MAX);

    static int weight(StoredEvent event) {
        int weight = event.form().length() / BYTES_PER_WEIGHT;
        return Math.min(MAX, Math.max(MIN_WEIGHT, weight));
    }

    public boolean take(int weight, long millis) throws InterruptedException {
        return free.tryAcquire(weight, millis, TimeUnit.MILLISECONDS);
    }

    public void release(int weight) {
        free.release(weight);
    }
}
