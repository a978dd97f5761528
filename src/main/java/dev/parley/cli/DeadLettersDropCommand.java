package dev.parley.cli;

import dev.parley.app.StartFailure;
import dev.parley.cli.Terminal.Consent;
import dev.parley.inbox.deadletter.DeadLetterSelection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code parley dead-letters drop}: the letters are gone; many of them only after a question. */
@Command(
        name = "drop",
        description = "Throws dead letters away, for good.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DeadLettersDropCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private DeadLettersCommand deadLetters;

    @Mixin
    private final DeadLetterSelector meant = new DeadLetterSelector();

    @Option(names = "--yes", description = "Do not ask whether it is meant.")
    private boolean yes;

    @Override
    public Integer call() throws StartFailure {
        DeadLetterSelection selection = meant.selection();
        Consent consent = yes || meant.isNamed()
                ? Consent.YES
                : deadLetters.person().consents("Drop " + meant.inWords() + " for good?");
        return switch (consent) {
            case YES ->
                deadLetters.ask("drop", selection.fields(), (answer, out) -> {
                    out.println(DeadLetterOutcome.of(answer).inWords("Dropped", "of"));
                });
            case NO -> deadLetters.refuse("Nothing was dropped.");
            case NOBODY ->
                deadLetters.refuse("Nothing was dropped: there is nobody to ask whether " + meant.inWords()
                        + " should go. Write --yes if they should.");
        };
    }
}
