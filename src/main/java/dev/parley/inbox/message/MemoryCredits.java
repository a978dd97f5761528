package dev.parley.inbox.message;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How much of the inbox is held in memory, in events and in bytes. What nobody can hold stays with the broker. */
public final class MemoryCredits {
    private static final int MOST = 16_384;
    /** So there are 4,096 events at most, whatever their size, and 16 MB. */
    private static final int LEAST_WEIGHT = 4;

    private static final int BYTES_PER_WEIGHT = 1_024;

    private final Semaphore free = new Semaphore(MOST);

    static int weight(StoredEvent event) {
        int weight = event.form().length() / BYTES_PER_WEIGHT;
        return Math.min(MOST, Math.max(LEAST_WEIGHT, weight));
    }

    public boolean take(int weight, long millis) throws InterruptedException {
        return free.tryAcquire(weight, millis, TimeUnit.MILLISECONDS);
    }

    public void release(int weight) {
        free.release(weight);
    }
}
