package dev.parley.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** What a number means nothing without. */
final class Machine {
    private Machine() {}

    static String describe(List<String> rows) throws IOException, InterruptedException {
        return """
                - command: `bash src/bench/run %s`, %d rounds of %d s
                - date: %s, commit: %s, load average before: %s
                - machine: %d cores of %s, %s, Linux %s, JDK %s, Node %s"""
                .formatted(
                        String.join(" ", rows),
                        Contest.ROUNDS,
                        Contest.ROUND.toSeconds(),
                        LocalDate.now(java.time.ZoneOffset.UTC),
                        commit(),
                        Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0],
                        Runtime.getRuntime().availableProcessors(),
                        after("/proc/cpuinfo", "model name"),
                        after("/proc/meminfo", "MemTotal"),
                        System.getProperty("os.version"),
                        System.getProperty("java.version"),
                        said("node", "--version"));
    }

    private static String commit() throws IOException, InterruptedException {
        return said("git", "rev-parse", "--short", "HEAD")
                + (said("git", "status", "--porcelain").isEmpty() ? "" : " and what is not committed");
    }

    private static String after(String file, String name) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.split(":", 2)[1].strip())
                .findFirst()
                .orElse("unknown");
    }

    private static String said(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text.strip();
    }
}
