package dev.parley.cli;

import static dev.parley.cli.FakeTerminal.Answer.printed;
import static dev.parley.cli.FakeTerminal.Answer.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.cli.FakeTerminal.ScriptedTerminal;
import dev.parley.cli.Terminal.Consent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The effects and output of {@code replay} and {@code drop}. */
class DeadLettersTakenTest extends AtTerminal {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replay b2 | Replayed 1 dead letter to route reply. | a100000000000000",
                "replay --route greet | Replayed 1 dead letter to route greet. | b200000000000000",
                "replay --all | Replayed 2 dead letters: 1 to route greet, 1 to route reply. | ''",
                "replay --older-than 365000d | No dead letter matches. See parley dead-letters list."
                        + " | a100000000000000 b200000000000000",
                "drop a1 b2 | Dropped 2 dead letters: 1 of route greet, 1 of route reply. | ''",
                "drop --route greet --yes | Dropped 1 dead letter of route greet. | b200000000000000",
                "drop --all --yes | Dropped 2 dead letters: 1 of route greet, 1 of route reply. | ''",
            })
    void saysWhatItDid(String typed, String expected, String left) throws Exception {
        FakeTerminal.Answer answer = terminal.type(typed);

        assertEquals(printed(expected + "\n"), answer);
        assertEquals(left, String.join(" ", terminal.broker().letters()));
    }

    @Test
    void replaysAtSharedBrokerWhileNoNodeRuns() throws Exception {
        FakeTerminal.Answer answer =
                terminal.type("replay --all --set " + FakeTerminal.nothingListening() + " --set " + terminal.shared());

        assertEquals(printed("Replayed 2 dead letters: 1 to route greet, 1 to route reply.\n"), answer);
        assertEquals(
                List.of(
                        "event-of-a100000000000000 onMessageAdded CH1 greet 1732273200000 hello a100000000000000",
                        "event-of-b200000000000000 onMessageAdded CH1 reply 1732273200000 hello b200000000000000"),
                terminal.broker().inbox());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "drop --all | all dead letters",
                "drop --route greet | the dead letters of route greet",
                "drop --route greet --older-than 1h | the dead letters of route greet older than 1h",
            })
    void dropsManyOnlyAfterConfirmation(String typed, String selection) throws Exception {
        String[] words = typed.split(" ");
        ScriptedTerminal doubts = new ScriptedTerminal(Consent.NO);

        assertEquals(
                refused(1, "Nothing was dropped: without a terminal, add --yes to drop " + selection + "."),
                terminal.type(typed));
        assertEquals(refused(1, "Nothing was dropped."), terminal.type(doubts, words));
        assertEquals(List.of("Drop " + selection + " for good?"), doubts.questions());
        assertEquals(2, terminal.broker().letters().size());
        assertEquals(0, terminal.type(new ScriptedTerminal(Consent.YES), words).status());
    }
}
