package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessHaltTest {
    private final List<String> happened = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void letHangingThreadsEnd() {
        over.countDown();
    }

    @Test
    void saysWhyInTheLogAndHalts() {
        end(this::log, this::standardError, Duration.ofSeconds(30));

        assertEquals(List.of("log: It hangs.", "halt 70"), happened);
    }

    @Test
    void saysItOnStandardErrorWhereTheLogHangs() {
        end(this::hang, this::standardError, Duration.ofMillis(200));

        assertEquals(List.of("stderr: It hangs.", "halt 70"), happened);
    }

    @Test
    void saysItOnStandardErrorWhereTheLogFails() {
        end(ProcessHaltTest::fail, this::standardError, Duration.ofMillis(200));

        assertEquals(List.of("stderr: It hangs.", "halt 70"), happened);
    }

    @Test
    void haltsWhereNothingCanBeSaid() {
        end(this::hang, this::hang, Duration.ofMillis(1));

        assertEquals(List.of("halt 70"), happened);
    }

    private void end(Consumer<String> log, Consumer<String> standardError, Duration longestSaying) {
        new ProcessHalt(log, standardError, status -> happened.add("halt " + status), longestSaying)
                .accept("It hangs.");
    }

    private void log(String line) {
        happened.add("log: " + line);
    }

    private void standardError(String line) {
        happened.add("stderr: " + line);
    }

    private void hang(String line) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void fail(String line) {
        throw new IllegalStateException("the log is closed, so it does not take: " + line);
    }
}
