package dev.parley.broker;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The broker as a process. */
public final class RunningArtemis implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
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

    private RunningArtemis(Process process, Path printed) {
        this.process = process;
        this.printed = printed;
    }

    static RunningArtemis of(Process process, Path printed, Until until) {
        RunningArtemis artemis = new RunningArtemis(process, printed);
        try {
            await("start of the broker").atMost(LONGEST_START).until(() -> !process.isAlive() || artemis.has(until));
        } finally {
            if (!artemis.has(until)) {
                process.destroyForcibly();
            }
        }
        if (!artemis.has(until)) {
            throw new AssertionError("did not start:\n" + artemis.output());
        }
        return artemis;
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
