package dev.parley.twilio.traffic;

import java.lang.reflect.Method;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Threads on which calls wait for Twilio: virtual ones where Java has them, else made when none is idle and ended after a
 * minute without work. How many calls there are is decided elsewhere.
 */
public final class CallThreadPool implements CallThreads, AutoCloseable {
    private static final String NAME = "twilio-api-";

    /** Whoever stops has waited for what is in hand already. */
    private static final long GOODBYE_SECONDS = 1;

    private final ExecutorService threads = make();
    private final ThreadLocal<Boolean> isOne = ThreadLocal.withInitial(() -> false);

    private static ExecutorService make() {
        try {
            // Java 21 has these; Parley is built for 17.
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
     * Hands the work over to a thread.
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

    /** Waits a little for the calls under way, then ends them. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
