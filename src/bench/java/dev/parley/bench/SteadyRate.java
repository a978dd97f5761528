package dev.parley.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends events at a steady rate, whether or not those before are answered. What one waited counts from when it was due, so
 * that a sender which falls behind hides nothing. Each connection is a thread; it takes the next event when it is free.
 */
final class SteadyRate {
    private static final int CONNECTIONS = 64;

    private final int port;
    private final Events events;
    private final double perSecond;
    private final int count;
    private final long first;
    private final List<String> signatures = new ArrayList<>();
    private final long[] waited;
    private final AtomicInteger following = new AtomicInteger();
    private final AtomicInteger spoilt = new AtomicInteger();
    private long start;

    private SteadyRate(int port, Events events, double perSecond, Duration duration) {
        this.port = port;
        this.events = events;
        this.perSecond = perSecond;
        this.count = (int) (perSecond * duration.toSeconds());
        this.first = Wrk.numbers(count);
        this.waited = new long[count];
    }

    /** @param spoilt events that were not answered with 200 */
    record Result(double p50Millis, double p99Millis, int spoilt) {}

    static Result run(int port, Events events, double perSecond, Duration duration)
            throws IOException, InterruptedException {
        return new SteadyRate(port, events, perSecond, duration).run();
    }

    private Result run() throws IOException, InterruptedException {
        for (long number = first; number < first + count; number++) {
            signatures.add(events.signature(number));
        }
        List<Thread> threads = new ArrayList<>();
        start = System.nanoTime() + Duration.ofMillis(200).toNanos();
        for (int connection = 0; connection < CONNECTIONS; connection++) {
            Thread thread = new Thread(this::sendUntilTheEnd, "sender-" + connection);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Arrays.sort(waited);
        return new Result(waited[count / 2] / 1e6, waited[(int) (count * 0.99)] / 1e6, spoilt.get());
    }

    private void sendUntilTheEnd() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 4096);
            for (int index = following.getAndIncrement(); index < count; index = following.getAndIncrement()) {
                byte[] request = request(index);
                long due = start + (long) (index * 1e9 / perSecond);
                for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                    LockSupport.parkNanos(early);
                }
                socket.getOutputStream().write(request);
                if (!answered(in)) {
                    spoilt.incrementAndGet();
                }
                waited[index] = System.nanoTime() - due;
            }
        } catch (IOException e) {
            Progress.say("a connection broke: %s", e);
            spoilt.incrementAndGet();
        }
    }

    private byte[] request(int index) {
        String body = events.body(first + index);
        return ("POST /chat HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: " + body.length() + "\r\nX-Twilio-Signature: " + signatures.get(index)
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Reads one answer; returns whether it was a 200. */
    private static boolean answered(InputStream in) throws IOException {
        String status = line(in);
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        return status.startsWith("HTTP/1.1 200");
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the other side hung up");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
