package dev.parley.bench;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Measures the rows that are named, or all, and prints the table. {@code src/bench/run} builds and runs it. */
public final class Bench {
    private static final List<String> NAMES =
            List.of("tokens", "keeps-nothing", "our-job", "latency", "limit", "memory", "calls", "lanes", "start");

    private Bench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> asked = List.of(String.join(" ", arguments).strip().split("\\s+"));
        List<String> names = asked.equals(List.of("all")) || asked.equals(List.of("")) ? NAMES : asked;
        Set<String> unknown = new TreeSet<>(names);
        NAMES.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "there are no rows " + unknown + ": expected some of " + String.join(", ", NAMES));
        }
        String described = Machine.describe(asked);
        System.out.println(described + "\n\n" + Row.HEADINGS);
        measure(Set.copyOf(names));
        System.exit(0);
    }

    private static void measure(Set<String> names) throws IOException, InterruptedException {
        if (names.contains("tokens")) {
            print(TokenRows.measure());
        }
        if (names.stream().anyMatch(AcceptRows.NAMES::contains)) {
            print(AcceptRows.measure(names));
        }
        if (names.contains("calls")) {
            print(CallsRow.measure());
        }
        if (names.contains("lanes")) {
            print(LanesRow.measure());
        }
        if (names.contains("start")) {
            print(StartRow.measure());
        }
    }

    /** As soon as they are known: what fails later takes nothing away. */
    private static void print(List<Row> rows) {
        rows.forEach(row -> System.out.println(row.line()));
    }
}
