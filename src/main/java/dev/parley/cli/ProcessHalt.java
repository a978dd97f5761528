package dev.parley.cli;

import dev.parley.app.Node;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.slf4j.LoggerFactory;

/**
 * Ends a process that cannot stop in order any more: says why, in one line, and halts. The line goes to the log; where the log
 * hangs too, say because nobody reads it, to standard error. Neither can keep the process from ending.
 *
 * @param log may hang
 * @param standardError may hang as well
 * @param halt ends the process with a status, without its shutdown hooks
 * @param longestSaying how long each of the two may take
 */
record ProcessHalt(Consumer<String> log, Consumer<String> standardError, IntConsumer halt, Duration longestSaying)
        implements Consumer<String> {
    /** An internal error, as {@code sysexits.h} counts. */
    static final int STATUS = 70;

    private static final Duration LONGEST_SAYING = Duration.ofSeconds(2);

    static ProcessHalt ofThisProcess() {
        return new ProcessHalt(
                LoggerFactory.getLogger(Node.LOG_NAME)::error,
                System.err::println,
                Runtime.getRuntime()::halt,
                LONGEST_SAYING);
    }

    /** Returns how long an event loop may be silent: 30 s, but for the tests of the packaged program, which cannot wait. */
    static Duration patience() {
        return Duration.ofSeconds(Long.getLong("parley.watchdog.seconds", 30));
    }

    @Override
    public void accept(String why) {
        try {
            if (!isSaid(log, why)) {
                isSaid(standardError, why);
            }
        } finally {
            halt.accept(STATUS);
        }
    }

    /** Says it on a thread of its own, and returns whether that was done in time. */
    private boolean isSaid(Consumer<String> speaker, String why) {
        FutureTask<Boolean> saying = new FutureTask<>(() -> speaker.accept(why), true);
        Thread thread = new Thread(saying, "last-words");
        thread.setDaemon(true);
        thread.start();
        try {
            return saying.get(longestSaying.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
