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
 * Halts a process that cannot stop normally any more, after one line that says why. The line goes to the log, or to standard
 * error if the log hangs. Neither can prevent the halt.
 *
 * @param log may block
 * @param standardError may block as well
 * @param halt ends the process with a status, without its shutdown hooks
 * @param timeout how long each of the two may block
 */
record ProcessHalt(Consumer<String> log, Consumer<String> standardError, IntConsumer halt, Duration timeout)
        implements Consumer<String> {
    /** An internal error in {@code sysexits.h}. */
    static final int STATUS = 70;

    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(2);

    static ProcessHalt ofThisProcess() {
        return new ProcessHalt(
                LoggerFactory.getLogger(Node.LOG_NAME)::error,
                System.err::println,
                Runtime.getRuntime()::halt,
                WRITE_TIMEOUT);
    }

    /** Returns how long an event loop may be blocked: 30 s, except in tests of the packaged program. */
    static Duration watchdogTimeout() {
        return Duration.ofSeconds(Long.getLong("parley.watchdog.seconds", 30));
    }

    @Override
    public void accept(String why) {
        try {
            if (!isWritten(log, why)) {
                isWritten(standardError, why);
            }
        } finally {
            halt.accept(STATUS);
        }
    }

    /** Writes the line on a thread of its own; returns whether that was done in time. */
    private boolean isWritten(Consumer<String> target, String why) {
        FutureTask<Boolean> writing = new FutureTask<>(() -> target.accept(why), true);
        Thread thread = new Thread(writing, "last-words");
        thread.setDaemon(true);
        thread.start();
        try {
            return writing.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
