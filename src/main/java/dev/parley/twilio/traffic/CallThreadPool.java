package dev.parley.twilio.traffic;

import java.lang.reflect.Method;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Threads on which calls block for Twilio: virtual threads where Java has them, otherwise a cached pool. The number of calls
 * is limited by {@link CallAdmission}.
 */
public final class CallThreadPool implements CallThreads, AutoCloseable {
    private static final String NAME = "twilio-api-";

    /** Short, since running calls have been waited for before the stop. */
    private static final long STOP_TIMEOUT_SECONDS = 1;

    private final ExecutorService threads = make();
    private final ThreadLocal<Boolean> isOne = ThreadLocal.withInitial(() -> false);

    private static ExecutorService make() {
        try {
            // Virtual threads come with Java 21; Parley is compiled for 17.
            Class<?> builder = Class.forName("java.lang.Thread$Builder");
            Object virtual = Thread.class.getMethod("ofVirtual").invoke(null);
            Object named = builder.getMethod("name", String.class, long.class).invoke(virtual, NAME, 1L);
            Method perTask = Executors.class.getMethod("newThreadPerTaskExecutor", ThreadFactory.class);
            return (ExecutorService)
                    perTask.invoke(null, builder.getMethod("factory").invoke(named));
        } catch (ReflectiveOperationException older) {
            AtomicLong number = new AtomicLong();
            return Executors.newCachedThreadPool(work -> {
                Thread thread = new Thread(work, NAME + number.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });
        }
    }

    /**
     * Runs the work on a thread.
     *
     * @throws java.util.concurrent.RejectedExecutionException once they are closed
     */
    @Override
    public void execute(Runnable work) {
        threads.execute(() -> {
            isOne.set(true);
            work.run();
        });
    }

    @Override
    public boolean isHere() {
        return isOne.get() && !threads.isShutdown();
    }

    /** Waits up to a second for calls in flight, then interrupts them. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
