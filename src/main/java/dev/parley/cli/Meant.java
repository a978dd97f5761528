package dev.parley.cli;

import dev.parley.inbox.Selection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which dead letters a command is to take: some by name, those of a route, of an age, or all; never none by chance. */
final class Meant {
    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "LETTER",
            description = "Ids of letters, or enough of their beginnings to tell them from others.")
    private List<String> letters = List.of();

    @Option(names = "--route", paramLabel = "ROUTE", description = "Those that this route gave up on.")
    private @Nullable String route;

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            converter = Age.Reader.class,
            description = "Those given up longer ago than this: 30m, 12h, 2d. With --route: those of the route.")
    private @Nullable Age age;

    @Option(names = "--all", description = "All of them.")
    private boolean all;

    /** @throws ParameterException where nothing is meant, or two things that do not go together */
    Selection selection() {
        boolean some = route != null || age != null;
        if (letters.isEmpty() && !some && !all) {
            throw mistake("Which dead letters? Name some, or write --route, --older-than or --all.");
        }
        if (all && (some || !letters.isEmpty())) {
            throw mistake("--all means every dead letter: leave out "
                    + (letters.isEmpty() ? route == null ? "--older-than" : "--route" : "the letters") + ", or --all.");
        }
        if (some && !letters.isEmpty()) {
            throw mistake("Letters that are named need no " + (route == null ? "--older-than" : "--route") + ".");
        }
        letters.forEach(letter -> requireName(letter, spec));
        return new Selection(
                letters, route, null, age == null ? null : Instant.now().minus(age.duration()));
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
        return (all ? "all dead letters" : "the dead letters" + (route == null ? "" : " of route " + route))
                + (age == null ? "" : " older than " + age.written());
    }
}
