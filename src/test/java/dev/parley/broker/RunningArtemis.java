package dev.parley.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The broker as a process. */
public final class RunningArtemis implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int LONGEST_STOP_SECONDS = 20;

    /** How far a start is to get; what the broker prints then. */
    public enum Until {
        IT_ACCEPTS("Server is now active"),
        IT_WAITS("waiting for primary to fail|Waiting indefinitely to obtain primary lock");

        private final Pattern sign;

        Until(String sign) {
            this.sign = Pattern.compile(sign);
        }
    }

    private final Process process;
    private final Path printed;

    RunningArtemis(Process process, Path printed) {
        this.process = process;
        this.printed = printed;
    }

    /** Waits until it has got as far as that. */
    public void await(Until until) {
        try {
            Awaitility.await("start of the broker")
                    .atMost(LONGEST_START)
                    .pollInterval(POLL)
                    .until(() -> !process.isAlive() || has(until));
        } finally {
            if (!has(until)) {
                process.destroyForcibly();
            }
        }
        if (!has(until)) {
            throw new AssertionError("did not start:\n" + output());
        }
    }

    private boolean has(Until until) {
        return until.sign.matcher(output()).find();
    }

    /** Returns whether it has accepted connections at some time. */
    public boolean isActive() {
        return has(Until.IT_ACCEPTS);
    }

    /** Returns everything that it has printed so far. */
    public String output() {
        try {
            return Files.readString(printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as a power cut would. */
    public void kill() {
        process.destroyForcibly();
        waitForEnd();
    }

    /** Tells it to stop, and waits until it has. */
    public void stop() {
        process.destroy();
        waitForEnd();
    }

    /** Stops it where it is, with all its connections open, as a host that hangs. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets it go on. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("there is no process " + process.pid());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void waitForEnd() {
        try {
            if (!process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("did not end:\n" + output());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }
}
