package dev.parley.cli;

import dev.parley.inbox.deadletter.DeadLetterSelection;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which dead letters a command is to take: some by name, those of a route, of an age, or all; never none by chance. */
final class DeadLetterSelector {
    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "LETTER",
            description = "Ids of letters, or enough of their beginnings to tell them from others.")
    private List<String> letters = List.of();

    @Mixin
    private final DeadLetterFilter filter = new DeadLetterFilter();

    @Option(names = "--all", description = "All of them.")
    private boolean all;

    /** @throws ParameterException where nothing is meant, or two things that do not go together */
    DeadLetterSelection selection() {
        if (letters.isEmpty() && !filter.isGiven() && !all) {
            throw mistake("Which dead letters? Name some, or write --route, --older-than or --all.");
        }
        if (all && (filter.isGiven() || !letters.isEmpty())) {
            throw mistake("--all means every dead letter: leave out "
                    + (letters.isEmpty() ? filter.option() : "the letters") + ", or --all.");
        }
        if (filter.isGiven() && !letters.isEmpty()) {
            throw mistake("Letters that are named need no " + filter.option() + ".");
        }
        letters.forEach(letter -> requireName(letter, spec));
        return filter.selection(letters, null);
    }

    /** Refuses what an unset variable of a script leaves: it would be the beginning of every letter. */
    static void requireName(String letter, CommandSpec spec) {
        if (letter.isBlank()) {
            throw new ParameterException(spec.commandLine(), "A letter is named by its id, but nothing stands there.");
        }
    }

    private ParameterException mistake(String line) {
        return new ParameterException(spec.commandLine(), line);
    }

    /** Returns whether they are named one by one. */
    boolean isNamed() {
        return !letters.isEmpty();
    }

    /** Returns them as they are called in a question. */
    String inWords() {
        return all ? "all dead letters" : "the dead letters" + filter.inWords();
    }
}
