package dev.parley.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Load by wrk: callers who each ask again as soon as they are answered. */
final class Wrk {
    private static final Pattern RUN = Pattern.compile("(?m)^run (\\d+) (\\d+) (\\d+) (\\d+)$");
    private static final AtomicLong NEXT = new AtomicLong(100);

    /** What wrk could ask at most where nothing is known of the other side yet. */
    private static final double MOST_PER_SECOND = 200_000;

    private Wrk() {}

    /** @param spoilt requests that were not answered with 200 */
    record Result(double perSecond, long spoilt) {}

    /** What is asked, and how many requests a second are expected. */
    interface Asking {
        Result run(int port, int connections, Duration duration, double expected)
                throws IOException, InterruptedException;
    }

    /** Takes so many numbers that nobody else gets; the first is a multiple of a hundred. */
    static long numbers(long count) {
        return NEXT.getAndAdd((count / 100 + 1) * 100);
    }

    static Asking tokens() {
        return (port, connections, duration, expected) ->
                run(port, connections, duration, "tokens.lua", List.of("" + numbers(100_000_000)));
    }

    static Asking events(Events events) {
        return (port, connections, duration, expected) -> {
            double most = expected == 0 ? MOST_PER_SECOND : Math.min(MOST_PER_SECOND, 2 * expected + 5_000);
            long count = (long) (most * duration.toSeconds());
            long first = numbers(count);
            Path form = Places.output().resolve("form");
            java.nio.file.Files.writeString(form, events.form());
            Path signatures = Places.output().resolve("signatures");
            events.writeSignatures(signatures, first, count);
            return run(
                    port,
                    connections,
                    duration,
                    "events.lua",
                    List.of(form.toString(), signatures.toString(), "" + first, "" + events.lanes()));
        };
    }

    private static Result run(int port, int connections, Duration duration, String script, List<String> arguments)
            throws IOException, InterruptedException {
        Path scripts = Places.project("src/bench/wrk");
        List<String> command = new ArrayList<>(List.of(
                "wrk",
                "--threads=1",
                "--connections=" + connections,
                "--duration=" + duration.toSeconds() + "s",
                "--timeout=10s",
                "--script=" + scripts.resolve(script),
                "http://127.0.0.1:" + port,
                "--"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("BENCH_WRK", scripts.toString());
        Process wrk = builder.start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wrk.waitFor();
        Matcher run = RUN.matcher(said);
        if (!run.find()) {
            throw new IllegalStateException("wrk (apt-get install wrk) said: " + said);
        }
        double seconds = Long.parseLong(run.group(2)) / 1e6;
        return new Result(Long.parseLong(run.group(1)) / seconds, Long.parseLong(run.group(3)));
    }
}
