package dev.parley.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Parley that is killed and started again. Where no broker lets it start, it is started again until one does, as a service manager would. */
final class Node implements Victim, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    /** What it says whose broker is gone when it starts, or goes while it looks at it. */
    private static final Pattern NO_BROKER =
            Pattern.compile("No broker of inbox.broker-url can be used|cannot reach the broker at");

    private final Program program;
    private final Executor soon = CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);
    private final List<Program.Launched> lives = new ArrayList<>();
    /** The one that shall live; nobody who was killed or told to stop. */
    private Program.@Nullable Launched current;

    public Node(Program program) {
        this.program = program;
    }

    Program program() {
        return program;
    }

    @Override
    public String name() {
        return "the node on port " + program.port();
    }

    @Override
    public synchronized void launch() {
        Program.Launched life = program.launch();
        current = life;
        lives.add(life);
        life.process().onExit().thenRunAsync(() -> launchAgain(life), soon);
    }

    private synchronized void launchAgain(Program.Launched ended) {
        if (ended.equals(current) && NO_BROKER.matcher(ended.err()).find()) {
            LOG.info(
                    "Started again: {}, which ended with: {}",
                    name(),
                    ended.err().strip());
            launch();
        }
    }

    @Override
    public void awaitReady() {
        try {
            await("start").atMost(LONGEST_START).until(this::isReady);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("did not start:\n" + output(), e);
        }
    }

    private synchronized boolean isReady() {
        Program.Launched life = living();
        if (!life.process().isAlive() && !NO_BROKER.matcher(life.err()).find()) {
            throw new AssertionError(name() + " ended by itself:\n" + life.printed());
        }
        return life.process().isAlive() && life.printed().contains(program.readyLine());
    }

    @Override
    public synchronized void kill() {
        Program.Launched life = living();
        current = null;
        life.kill();
    }

    @Override
    public void stop() {
        awaitReady();
        RunningParley life;
        synchronized (this) {
            life = RunningParley.of(program, living());
            current = null;
        }
        // As a shell counts it: ended by signal 15.
        assertEquals(143, life.stop(), this::output);
    }

    /** Tells it to stop if it shall live, and leaves no process behind. */
    void end() {
        try (this) {
            if (isToLive()) {
                stop();
            }
        }
    }

    private synchronized boolean isToLive() {
        return current != null;
    }

    /** Stops it where it is, with all its connections open, as a host that hangs. */
    synchronized void freeze() {
        living().signal("STOP");
    }

    /** Lets it go on. */
    synchronized void thaw() {
        living().signal("CONT");
    }

    /** Returns a way to call it. */
    Caller caller() {
        return Caller.to(program.port());
    }

    private Program.Launched living() {
        return Objects.requireNonNull(current, "launched before");
    }

    @Override
    public synchronized String output() {
        return lives.stream().map(Program.Launched::printed).collect(Collectors.joining());
    }

    /** Leaves no process behind, however the test ended. */
    @Override
    public synchronized void close() {
        current = null;
        lives.forEach(life -> life.process().destroyForcibly());
    }
}
