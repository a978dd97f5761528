package dev.parley.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests at a {@link FakeTerminal}, with both letters restored before each test. */
abstract class AtTerminal {
    static FakeTerminal terminal;

    @BeforeAll
    static void open(@TempDir Path directory) throws Exception {
        terminal = FakeTerminal.in(directory);
    }

    @AfterAll
    static void close() throws Exception {
        terminal.close();
    }

    @BeforeEach
    void refill() throws Exception {
        terminal.refill();
    }
}
