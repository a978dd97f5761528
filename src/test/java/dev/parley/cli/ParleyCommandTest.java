package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Options before and after a command. */
class ParleyCommandTest {
    private final CommandLine line = ParleyCommand.line();
    private final ParleyCommand parley = line.getCommand();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--set a=b --set c=d --set c=e",
                "--set a=b --set c=d run --set c=e",
                "--set a=b run --set c=d --set c=e",
                "run --set a=b --set c=d --set c=e",
                "--set c=d dead-letters --set a=b list --set c=e",
            })
    void takesSettingsWhereverTheyStandAndTheLastOneOfAKey(String typed) {
        line.parseArgs(typed.split(" "));

        assertEquals(Map.of("a", "b", "c", "e"), parley.settings());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--config a run --set b=c",
                "--config b run --set b=c --config a",
                "run --config a --set b=c",
                "--set b=c run --config a"
            })
    void takesTheFileBeforeAndAfterTheCommand(String typed) {
        line.parseArgs(typed.split(" "));

        assertEquals(Path.of("a"), parley.config());
        assertEquals(Map.of("b", "c"), parley.settings());
    }
}
