package dev.parley.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

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
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final Pattern MOST = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    /** Returns the heap, in megabytes, that is still in use after a collection of garbage. */
    static long keptMegabytes(long pid) {
        jcmd(pid, "GC.run");
        Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
        if (!used.find()) {
            throw new AssertionError("the JVM does not tell of its heap");
        }
        return Long.parseLong(used.group(1)) / 1024;
    }

    private static String jcmd(long pid, String command) {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            String.valueOf(pid),
                            command)
                    .redirectErrorStream(true)
                    .start();
            return new String(jcmd.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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
