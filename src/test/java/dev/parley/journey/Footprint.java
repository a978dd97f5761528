package dev.parley.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process takes of the machine, as Linux tells it.
 *
 * @param mostMegabytes the most memory that it ever had
 * @param files open files and connections
 */
record Footprint(long mostMegabytes, long files) {
    private static final Pattern MOST = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    static Footprint of(long pid) {
        Path process = Path.of("/proc", String.valueOf(pid));
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            Matcher most = MOST.matcher(Files.readString(process.resolve("status")));
            return new Footprint(most.find() ? Long.parseLong(most.group(1)) / 1024 : 0, files.count());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
