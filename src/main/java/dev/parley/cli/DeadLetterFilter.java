package dev.parley.cli;

import dev.parley.inbox.deadletter.DeadLetterSelection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Of which route, and how old: what narrows dead letters down where many may be meant. */
final class DeadLetterFilter {
    @Option(names = "--route", paramLabel = "ROUTE", description = "Those that this route gave up on.")
    private @Nullable String route;

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            converter = Age.Reader.class,
            description = "Those given up longer ago than this: 30m, 12h, 2d. With --route: those of the route.")
    private @Nullable Age age;

    boolean isGiven() {
        return route != null || age != null;
    }

    /** Returns what was written of it, by the name to be put right. */
    String option() {
        return route == null ? "--older-than" : "--route";
    }

    /** @param letters ids, or none */
    DeadLetterSelection selection(List<String> letters, @Nullable String type) {
        return new DeadLetterSelection(
                letters, route, type, age == null ? null : Instant.now().minus(age.duration()));
    }

    /** Returns which they are, to be put behind a noun. */
    String inWords() {
        return (route == null ? "" : " of route " + route) + (age == null ? "" : " older than " + age.written());
    }
}
