package dev.parley.cli;

import dev.parley.app.StartFailure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code parley dead-letters replay}: sends the events to the routes that gave up on them, and to no other. */
@Command(
        name = "replay",
        description = "Sends the events again to the routes that gave up on them, and to no other.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DeadLettersReplayCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private DeadLettersCommand deadLetters;

    @Mixin
    private final DeadLetterSelector selector = new DeadLetterSelector();

    @Override
    public Integer call() throws StartFailure {
        return deadLetters.run("replay", selector.selection().fields(), (answer, out) -> {
            out.println(DeadLetterOutcome.of(answer).inWords("Replayed", "to"));
        });
    }
}
