package dev.parley.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A Parley that a storm kills. */
final class Node implements Victim, AutoCloseable {
    private final Program program;
    private final List<Program.Launched> lives = new ArrayList<>();
    private @Nullable RunningParley ready;

    Node(Program program) {
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
    public void launch() {
        ready = null;
        lives.add(program.launch());
    }

    @Override
    public void awaitReady() {
        if (ready == null) {
            ready = RunningParley.of(program, current());
        }
    }

    @Override
    public void kill() {
        current().kill();
    }

    @Override
    public void stop() {
        awaitReady();
        // As a shell counts it: ended by signal 15.
        assertEquals(143, Objects.requireNonNull(ready).stop(), this::output);
    }

    /** Leaves no process behind, however the test ended. */
    @Override
    public void close() {
        lives.forEach(life -> life.process().destroyForcibly());
    }

    private Program.Launched current() {
        return lives.get(lives.size() - 1);
    }

    @Override
    public String output() {
        return lives.stream().map(Program.Launched::printed).collect(Collectors.joining());
    }
}
