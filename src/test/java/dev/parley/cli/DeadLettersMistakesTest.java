package dev.parley.cli;

import static dev.parley.cli.FakeTerminal.Answer.printed;
import static dev.parley.cli.FakeTerminal.Answer.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.cli.FakeTerminal.ScriptedTerminal;
import dev.parley.cli.Terminal.Consent;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages for invalid input, unknown letters and an unreachable Parley. */
class DeadLettersMistakesTest extends AtTerminal {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "show z | There is no dead letter \"z\". See parley dead-letters list.",
                "replay a1 zz | There is no dead letter \"zz\". See parley dead-letters list.",
                "replay --route gret | There are no dead letters of route \"gret\". Did you mean \"greet\"?",
                "list --limit 0 | The limit is \"0\": expected a number, 1 to 100000.",
                "list --set camel.management.enabled=false | camel.management.enabled is false, so nobody can be asked about"
                        + " the dead letters in the broker inside Parley. Set it to true and start Parley again.",
                "list --set camel.management.host=192.0.2.1 | camel.management.host is \"192.0.2.1\": dead letters are told on"
                        + " this machine only, so expected 127.0.0.1, or 0.0.0.0 for every address.",
                "list --set camel.management.port=0 | camel.management.port is 0, any free port: expected the one on which"
                        + " Parley listens. Name it with --set camel.management.port=….",
                "list --set inbox.broker=x | --set inbox.broker: there is no such setting in application.properties."
                        + " Did you mean \"inbox.broker-url\"?",
                "list --config nowhere/x.properties | There is no %s/nowhere/x.properties. Name an application.properties"
                        + " with --config.",
            })
    void saysWhatIsWrong(String typed, String expected) {
        String folder = Path.of("").toAbsolutePath().toString();

        assertEquals(refused(1, expected.replace("%s", folder)), terminal.type(typed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | Command missing: list, show, replay or drop.",
                "replay | No dead letters selected: name some, or add --route, --older-than or --all.",
                "drop --all --route greet | --all selects every dead letter: remove --route or --all.",
                "drop --all a1 | --all selects every dead letter: remove the letters or --all.",
                "replay a1 --older-than 2d | Named letters cannot be combined with --older-than.",
                "replay --older-than soon | Invalid value for option '--older-than': \"soon\" is not an age: expected"
                        + " one such as 30m, 12h or 2d.",
                "show | Missing required parameter: 'LETTER'",
                "list --limit many | Invalid value for option '--limit': 'many' is not an int",
                "burn | Unmatched argument at index 7: 'burn'",
            })
    void saysWhatIsMistyped(String typed, String expected) {
        assertEquals(refused(2, expected + " See parley --help."), terminal.type(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "replay", "drop"})
    void takesNoEmptyNameForEveryLetter(String command) {
        assertEquals(
                refused(2, "The id of a letter is empty. See parley --help."),
                terminal.type(new ScriptedTerminal(Consent.YES), command, ""));
    }

    @Test
    void saysThatNoParleyRuns() {
        String unused = FakeTerminal.nothingListening();

        assertEquals(
                refused(
                        1,
                        "No Parley answers at http://127.0.0.1:" + unused.replaceFirst(".*=", "")
                                + ". Is it running? Its address is in camel.management.host and"
                                + " camel.management.port, which --set changes for this command too."),
                terminal.type("list --set " + unused));
    }

    @Test
    void saysThatNoParleyKeepsItsInboxThere() {
        Path elsewhere = terminal.inbox().resolveSibling("elsewhere");

        assertEquals(
                refused(
                        1,
                        "There is no " + elsewhere
                                + ".command-secret, which exists while Parley runs. Is it running, with"
                                + " this inbox.directory, from this folder?"),
                terminal.type("list --set inbox.directory=" + elsewhere));
    }

    @Test
    void saysThatAnotherParleyListensThere() throws Exception {
        Path elsewhere = terminal.inbox().resolveSibling("other");
        Path secret = Files.writeString(Path.of(elsewhere + ".command-secret"), "0123456789abcdef".repeat(4));

        assertEquals(
                refused(
                        1,
                        "Parley at " + terminal.uri() + " does not accept the secret in " + secret
                                + ". Does it run with this inbox.directory and with the embedded broker (inbox.broker-url = vm://0),"
                                + " or does another Parley listen there?"),
                terminal.type("drop --all --yes --set inbox.directory=" + elsewhere));
        assertEquals(2, terminal.broker().letters().size());
    }

    @Test
    void saysThatTheBrokerIsOutOfReach() {
        String nowhere = "tcp://127.0.0.1:" + FakeTerminal.freePort();

        assertEquals(
                refused(
                        1,
                        "Cannot reach the broker at " + nowhere + " (AMQ219007: Cannot connect to server(s). Tried with"
                                + " all available servers.). Start it, or correct inbox.broker-url."),
                terminal.type("list --set inbox.broker-url=" + nowhere));
    }

    @Test
    void tellsWhatCanBeTyped() {
        FakeTerminal.Answer answer = terminal.type("drop --help");

        assertEquals(
                printed(
                        """
                Usage: parley dead-letters drop [-hV] [--all] [--yes] [--config=FILE]
                                                [--older-than=AGE] [--route=ROUTE]
                                                [--set=KEY=VALUE]... [LETTER...]
                Deletes dead letters for good.
                      [LETTER...]        Ids of letters, or unique beginnings of them.
                      --route=ROUTE      Only letters of this route.
                      --older-than=AGE   Only letters given up longer ago than this: 30m, 12h,
                                           2d. Can be combined with --route.
                      --all              All dead letters.
                      --yes              Do not ask for confirmation.
                  -h, --help             Show this help message and exit.
                  -V, --version          Print version information and exit.
                      --config=FILE      The settings file; paths in it, and the routes, are
                                           relative to its folder. Default: the application.
                                           properties that came with this program.
                      --set=KEY=VALUE    Overrides a setting of the environment or the file for
                                           this run. Repeatable.
                """),
                answer);
    }
}
