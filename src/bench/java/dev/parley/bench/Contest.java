package dev.parley.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several sides asked the same in turn, A B A B, on a machine that is busy with one of them at a time. */
final class Contest {
    static final int ROUNDS = Integer.parseInt(System.getenv().getOrDefault("BENCH_ROUNDS", "5"));
    static final Duration ROUND =
            Duration.ofSeconds(Long.parseLong(System.getenv().getOrDefault("BENCH_SECONDS", "10")));

    private Contest() {}

    /** Returns the rates of every side, round by round. */
    static Map<Side, List<Double>> run(List<Side> sides, int connections) throws IOException, InterruptedException {
        for (Side side : sides) {
            side.warmUp(connections);
        }
        Map<Side, List<Double>> rates = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Side side : sides) {
                rates.computeIfAbsent(side, each -> new ArrayList<>()).add(side.round(connections, ROUND));
            }
        }
        rates.forEach((side, all) -> Progress.say(
                "%s, %d connections: %s/s, %.0f µs of processor each",
                side.name(), connections, Progress.numbers(all), side.microsOfProcessor()));
        return rates;
    }
}
