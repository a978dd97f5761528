package dev.parley.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From the exec of the packaged program, as it is shipped, to the first token. */
final class StartRow {
    private static final int STARTS = 7;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] ASKED = "GET /token/alice HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    private StartRow() {}

    static List<Row> measure() throws IOException, InterruptedException {
        List<Double> starts = new ArrayList<>();
        for (int start = 0; start < STARTS; start++) {
            starts.add(start());
        }
        Progress.say("starts: %s s", Progress.numbers(starts));
        return List.of(new Row(
                "start",
                "start to first token answered, embedded inbox and all",
                "2 s",
                "1 s",
                " s",
                new Sample(starts),
                STARTS + " starts, each with a new inbox, sandbox included"));
    }

    private static double start() throws IOException, InterruptedException {
        int port = Program.freePort();
        List<String> command = Servers.parleyCommand(port, Map.of());
        long start = System.nanoTime();
        try (Program parley = Program.exec("parley-start", port, Map.of(), command)) {
            while (!tokenAnswered(port)) {
                if (System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw new IllegalStateException("no token after " + PATIENCE);
                }
                Thread.sleep(5);
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static boolean tokenAnswered(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(ASKED);
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).startsWith("HTTP/1.1 200");
        } catch (IOException e) {
            // Not yet.
            return false;
        }
    }
}
