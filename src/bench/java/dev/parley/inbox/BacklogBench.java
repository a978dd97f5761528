package dev.parley.inbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fills an inbox with more than fits into memory, stops in the middle of draining it and goes on; prints how fast each tenth
 * was drained. To be run with little memory.
 */
public final class BacklogBench {
    private static final int EVENTS = Integer.getInteger("bench.events", 1_000_000);
    private static final int CONVERSATIONS = Integer.getInteger("bench.conversations", 50_000);
    private static final int BODY_CHARACTERS = Integer.getInteger("bench.body", 300);
    private static final int PARTS = 10;
    private static final int MINUTES = 20;

    private BacklogBench() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("backlog");
        AtomicInteger drained = new AtomicInteger();
        try (Backlog filling = new Backlog(directory)) {
            long began = System.nanoTime();
            filling.fill(EVENTS, CONVERSATIONS, BODY_CHARACTERS);
            print("filled %,d events of %,d conversations, %,.0f/s", EVENTS, CONVERSATIONS, rate(EVENTS, began));
        }
        drain(directory, drained, EVENTS / 2);
        print("stopped with %,d drained, and started again", drained.get());
        drain(directory, drained, EVENTS);
        print("drained %,d; expected %,d", drained.get(), EVENTS);
        System.exit(drained.get() == EVENTS ? 0 : 1);
    }

    private static void drain(Path directory, AtomicInteger drained, int until) throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        try (Backlog draining = new Backlog(directory)) {
            long[] since = {System.nanoTime()};
            draining.dispatch(exchange -> {
                int count = drained.incrementAndGet();
                if (count % (EVENTS / PARTS) == 0) {
                    print("%,9d drained, %,.0f/s, %d MB", count, rate(EVENTS / PARTS, since[0]), megabytes());
                    since[0] = System.nanoTime();
                }
                if (count == until) {
                    reached.countDown();
                }
            });
            if (!reached.await(MINUTES, TimeUnit.MINUTES)) {
                print("gave up with %,d drained", drained.get());
                System.exit(1);
            }
        }
    }

    private static double rate(int events, long since) {
        return events * 1e9 / (System.nanoTime() - since);
    }

    private static long megabytes() {
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    private static void print(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }
}
