package dev.parley.journey;

import static org.awaitility.Awaitility.await;

import dev.parley.sandbox.rest.SandboxAccount;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The packaged program as a process that is ready: Parley, or the sandbox alone. */
final class RunningParley implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    /** Parley's promise, whatever is in hand. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final Program program;
    private final Program.Launched launched;

    private RunningParley(Program program, Program.Launched launched) {
        this.program = program;
        this.launched = launched;
    }

    static RunningParley of(Program program, Program.Launched launched) {
        RunningParley parley = new RunningParley(program, launched);
        Process process = launched.process();
        try {
            await("start")
                    .atMost(LONGEST_START)
                    .pollInterval(POLL)
                    .until(() -> !process.isAlive() || parley.isAccepting());
        } finally {
            if (!parley.isAccepting()) {
                process.destroyForcibly();
            }
        }
        if (!parley.isAccepting()) {
            throw new AssertionError("did not start:\n" + launched.printed());
        }
        return parley;
    }

    private boolean isAccepting() {
        return output().contains(program.readyLine());
    }

    /** Returns everything that it has printed so far. */
    String output() {
        return launched.printed();
    }

    /** Returns a way to call Parley itself. */
    Caller parley() {
        return Caller.to(program.port());
    }

    /** Returns a way to call its sandbox, as the sandbox's account. */
    Caller sandbox() {
        return Caller.to(program.sandboxPort()).as(SandboxAccount.ACCOUNT_SID, SandboxAccount.AUTH_TOKEN);
    }

    /** Ends it as a power cut would: nothing is tidied up. */
    void kill() {
        launched.kill();
    }

    /** Returns whether its process has not ended. */
    boolean isAlive() {
        return launched.process().isAlive();
    }

    /** Returns the number of its process. */
    long pid() {
        return launched.process().pid();
    }

    /** Tells it to stop, and returns the status it ends with. */
    int stop() {
        tellToStop();
        return end();
    }

    /** Sends the signal that asks it to stop, and waits for nothing. */
    void tellToStop() {
        launched.process().destroy();
    }

    /** Sends the signal that a terminal sends, and waits for nothing. */
    void interrupt() {
        launched.signal("INT");
    }

    /** Waits until it has ended, and returns the status. */
    int end() {
        try {
            if (!launched.process().waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                launched.process().destroyForcibly();
                throw new AssertionError("did not stop:\n" + output());
            }
            return launched.process().exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (launched.process().isAlive()) {
            stop();
        }
    }
}
