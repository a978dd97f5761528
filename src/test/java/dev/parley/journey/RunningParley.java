package dev.parley.journey;

import static org.awaitility.Awaitility.await;

import dev.parley.sandbox.SandboxAccount;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The packaged program as a process that accepts requests. */
final class RunningParley implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

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
            await("start").atMost(LONGEST_START).until(() -> !process.isAlive() || parley.isAccepting());
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
        return output().contains("Parley accepts requests at http://127.0.0.1:" + program.port() + ",");
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
        launched.process().destroyForcibly();
        waitForEnd();
    }

    /** Returns the number of its process. */
    long pid() {
        return launched.process().pid();
    }

    /** Tells it to stop, and returns the status it ends with. */
    int stop() {
        launched.process().destroy();
        waitForEnd();
        return launched.process().exitValue();
    }

    private void waitForEnd() {
        try {
            if (!launched.process().waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                launched.process().destroyForcibly();
                throw new AssertionError("did not stop:\n" + output());
            }
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
