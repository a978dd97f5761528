package dev.parley.bench;

import java.io.IOException;
import java.util.ArrayList;
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
        List<Row> rows = measure(Set.copyOf(names));
        System.out.println(described + "\n\n" + Row.HEADINGS);
        rows.forEach(row -> System.out.println(row.line()));
        System.exit(0);
    }

    private static List<Row> measure(Set<String> names) throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        if (names.contains("tokens")) {
            rows.addAll(TokenRows.measure());
        }
        if (names.stream().anyMatch(AcceptRows.NAMES::contains)) {
            rows.addAll(AcceptRows.measure(names));
        }
        if (names.contains("calls")) {
            rows.addAll(CallsRow.measure());
        }
        if (names.contains("lanes")) {
            rows.addAll(LanesRow.measure());
        }
        if (names.contains("start")) {
            rows.addAll(StartRow.measure());
        }
        return rows;
    }
}
