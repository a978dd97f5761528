package dev.parley.cli;

import dev.parley.inbox.deadletter.DeadLetterSelection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that filter dead letters by route and age. */
final class DeadLetterFilter {
    @Option(names = "--route", paramLabel = "ROUTE", description = "Only letters of this route.")
    private @Nullable String route;

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            converter = Age.Reader.class,
            description = "Only letters given up longer ago than this: 30m, 12h, 2d. Can be combined with --route.")
    private @Nullable Age age;

    boolean isGiven() {
        return route != null || age != null;
    }

    /** Returns the given option's name, for messages. */
    String option() {
        return route == null ? "--older-than" : "--route";
    }

    /** @param letters ids, or none */
    DeadLetterSelection selection(List<String> letters, @Nullable String type) {
        return new DeadLetterSelection(
                letters, route, type, age == null ? null : Instant.now().minus(age.duration()));
    }

    /** Returns the filter in words that follow a noun. */
    String inWords() {
        return (route == null ? "" : " of route " + route) + (age == null ? "" : " older than " + age.written());
    }
}
