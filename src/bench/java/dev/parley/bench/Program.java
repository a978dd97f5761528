package dev.parley.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of its own that listens on a port of this machine. */
final class Program implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PATIENCE_FOR_QUIET = Duration.ofMinutes(3);
    static final int TICKS_PER_SECOND = 100;
    private static final int UTIME = 11;
    private static final int STIME = 12;

    private final Process process;
    private final int port;

    private Program(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it, and returns at once; what it says goes into a file of {@code target/bench}. */
    static Program exec(String name, int port, Map<String, String> environment, List<String> command)
            throws IOException {
        Path log = Places.output().resolve(name + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new Program(process, port);
    }

    /** Starts it, and returns when it listens. */
    static Program start(String name, int port, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Program program = exec(name, port, environment, command);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!program.listens()) {
            if (!program.process.isAlive() || System.nanoTime() > deadline) {
                program.close();
                throw new IllegalStateException(name + " does not listen on " + port + ": see "
                        + Places.output().resolve(name + ".log"));
            }
            Thread.sleep(20);
        }
        return program;
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    /** Returns the most memory it has ever held, in MB. */
    long peakMegabytes() throws IOException {
        String line = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(each -> each.startsWith("VmHWM:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
    }

    /** Waits until it has nothing left to do, so that it does not run in somebody else's round. */
    Duration awaitQuiet() throws IOException, InterruptedException {
        long start = System.nanoTime();
        long before = ticks();
        while (System.nanoTime() - start < PATIENCE_FOR_QUIET.toNanos()) {
            Thread.sleep(500);
            long now = ticks();
            if (now - before < TICKS_PER_SECOND / 20) {
                break;
            }
            before = now;
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Returns the time of the processors it has used, in hundredths of a second. */
    long ticks() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME]);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
