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

/** Selects the dead letters of a command: by id, by route, by age, or all. An empty selection is refused. */
final class DeadLetterSelector {
    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "LETTER", description = "Ids of letters, or unique beginnings of them.")
    private List<String> letters = List.of();

    @Mixin
    private final DeadLetterFilter filter = new DeadLetterFilter();

    @Option(names = "--all", description = "All dead letters.")
    private boolean all;

    /** @throws ParameterException if nothing is selected, or if options exclude each other */
    DeadLetterSelection selection() {
        if (letters.isEmpty() && !filter.isGiven() && !all) {
            throw invalid("No dead letters selected: name some, or add --route, --older-than or --all.");
        }
        if (all && (filter.isGiven() || !letters.isEmpty())) {
            throw invalid("--all selects every dead letter: remove "
                    + (letters.isEmpty() ? filter.option() : "the letters") + " or --all.");
        }
        if (filter.isGiven() && !letters.isEmpty()) {
            throw invalid("Named letters cannot be combined with " + filter.option() + ".");
        }
        letters.forEach(letter -> requireName(letter, spec));
        return filter.selection(letters, null);
    }

    /** Refuses an empty id, for example of an unset variable in a script: it would match every letter. */
    static void requireName(String letter, CommandSpec spec) {
        if (letter.isBlank()) {
            throw new ParameterException(spec.commandLine(), "The id of a letter is empty.");
        }
    }

    private ParameterException invalid(String line) {
        return new ParameterException(spec.commandLine(), line);
    }

    /** Returns whether letters are named by id. */
    boolean isNamed() {
        return !letters.isEmpty();
    }

    /** Returns the selection in words, for a question. */
    String inWords() {
        return all ? "all dead letters" : "the dead letters" + filter.inWords();
    }
}
