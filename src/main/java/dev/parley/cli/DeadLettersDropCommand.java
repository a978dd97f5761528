package dev.parley.cli;

import dev.parley.app.StartFailure;
import dev.parley.cli.Terminal.Consent;
import dev.parley.inbox.deadletter.DeadLetterSelection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code parley dead-letters drop}: deletes letters; asks first unless they are named. */
@Command(
        name = "drop",
        description = "Deletes dead letters for good.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DeadLettersDropCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private DeadLettersCommand deadLetters;

    @Mixin
    private final DeadLetterSelector selector = new DeadLetterSelector();

    @Option(names = "--yes", description = "Do not ask for confirmation.")
    private boolean yes;

    @Override
    public Integer call() throws StartFailure {
        DeadLetterSelection selection = selector.selection();
        Consent consent = yes || selector.isNamed()
                ? Consent.YES
                : deadLetters.terminal().confirm("Drop " + selector.inWords() + " for good?");
        return switch (consent) {
            case YES ->
                deadLetters.run("drop", selection.fields(), (answer, out) -> {
                    out.println(DeadLetterOutcome.of(answer).inWords("Dropped", "of"));
                });
            case NO -> deadLetters.refuse("Nothing was dropped.");
            case NO_TERMINAL ->
                deadLetters.refuse(
                        "Nothing was dropped: without a terminal, add --yes to drop " + selector.inWords() + ".");
        };
    }
}
