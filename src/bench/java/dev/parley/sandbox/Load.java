package dev.parley.sandbox;

import dev.parley.sandbox.rest.SandboxAccount;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Load by wrk, in its own process: each connection sends its next request as soon as it has a response. */
record Load(int connections, Duration duration) {
    private static final Pattern RUN = Pattern.compile("(?m)^run (\\d+) (\\d+) (\\d+) (\\d+)$");
    private static final String ACCOUNT = Bench.basic(SandboxAccount.ACCOUNT_SID, SandboxAccount.AUTH_TOKEN);

    /**
     * The result of a run.
     *
     * @param microseconds the processor time of this process, which answers, for each call
     */
    record Result(double perSecond, double microseconds) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,.0f/s, %.0f µs", perSecond, microseconds);
        }
    }

    Result fetch(URI address) throws IOException, InterruptedException {
        return run(address, List.of("fetch.lua", ACCOUNT));
    }

    Result post(URI address, String form) throws IOException, InterruptedException {
        return run(address, List.of("form.lua", ACCOUNT, form));
    }

    private Result run(URI address, List<String> script) throws IOException, InterruptedException {
        Path scripts = Path.of("src/bench/wrk").toAbsolutePath();
        List<String> command = new ArrayList<>(List.of(
                "wrk",
                "--threads=1",
                "--connections=" + connections,
                "--duration=" + duration.toSeconds() + "s",
                "--script=" + scripts.resolve(script.get(0)),
                address.toString(),
                "--"));
        command.addAll(script.subList(1, script.size()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("BENCH_WRK", scripts.toString());
        long before = processorNanos();
        Process wrk = builder.start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wrk.waitFor();
        Matcher run = RUN.matcher(said);
        if (!run.find() || !run.group(3).equals("0")) {
            throw new IllegalStateException("wrk (apt-get install wrk) said: " + said);
        }
        double calls = Long.parseLong(run.group(1));
        return new Result(calls / (Long.parseLong(run.group(2)) / 1e6), (processorNanos() - before) / calls / 1_000);
    }

    /** Returns the processor time of this process. */
    static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }
}
