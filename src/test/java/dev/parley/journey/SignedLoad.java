package dev.parley.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.parley.protocol.FormParameters;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Twilio telling of messages, at a rate that waits for nobody: each in a request of its own, on a connection of its own, told once
 * and never again.
 */
final class SignedLoad implements AutoCloseable {
    private static final int CONVERSATIONS = 50;
    private static final int IN_FLIGHT = 200;
    private static final int PATIENCE_MILLIS = 20_000;
    private static final String OK = "HTTP/1.1 200 OK";

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService senders = Executors.newFixedThreadPool(IN_FLIGHT);
    private final int port;
    private final String label;
    private final AtomicInteger told = new AtomicInteger();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();

    /** What one event was answered: the first line, or what went wrong; and how long it took from connecting to that. */
    record Answer(String line, long millis) {}

    /** @param label what all its messages begin with */
    SignedLoad(int port, String label) {
        this.port = port;
        this.label = label;
    }

    /** Begins to tell. */
    SignedLoad at(int eventsPerSecond) {
        clock.scheduleAtFixedRate(
                () -> {
                    int number = told.getAndIncrement();
                    senders.execute(() -> tell(number));
                },
                0,
                1_000_000 / eventsPerSecond,
                TimeUnit.MICROSECONDS);
        return this;
    }

    private void tell(int number) {
        String words = label + " " + number;
        long begin = System.nanoTime();
        String line = send(number, words);
        answers.add(new Answer(line, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)));
        if (line.equals(OK)) {
            accepted.add(words);
        }
    }

    private String send(int number, String words) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("EventType", List.of("onMessageAdded"));
        fields.put("ConversationSid", List.of(Twilio.conversation(number % CONVERSATIONS)));
        fields.put("MessageSid", List.of("IM%032d".formatted(number)));
        fields.put("Author", List.of("alice"));
        fields.put("Body", List.of(words));
        fields.put("DateCreated", List.of("2026-11-22T10:00:00.000Z"));
        FormParameters form = new FormParameters(fields);
        String body = form.encode();
        String request = "POST /chat HTTP/1.1\r\nHost: chat.example.com\r\nConnection: close\r\nX-Twilio-Signature: "
                + Twilio.signature(form) + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1)).readLine();
            return line == null ? "hung up" : line;
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Returns how many events have been told. */
    int told() {
        return told.get();
    }

    /** Tells nothing more, and returns when all that was told is answered. */
    void end() {
        clock.shutdown();
        senders.shutdown();
        try {
            if (!senders.awaitTermination(2L * PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("events are not answered");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns what was answered 200. */
    Set<String> accepted() {
        return accepted;
    }

    /** Returns how many events were answered otherwise than 200, or later than that, by what they were answered. */
    Map<String, Long> faults(long longestMillis) {
        return answers.stream()
                .filter(answer -> !answer.line().equals(OK) || answer.millis() > longestMillis)
                .collect(Collectors.groupingBy(
                        answer -> answer.line().equals(OK) ? "later than " + longestMillis + " ms" : answer.line(),
                        Collectors.counting()));
    }

    long slowestMillis() {
        return answers.stream().mapToLong(Answer::millis).max().orElse(0);
    }

    @Override
    public String toString() {
        List<Long> times = answers.stream().map(Answer::millis).sorted().toList();
        return times.isEmpty()
                ? "no answers"
                : times.size() + " answers, median " + times.get(times.size() / 2) + " ms, 99 of 100 within "
                        + times.get(times.size() * 99 / 100) + " ms, slowest " + times.get(times.size() - 1) + " ms";
    }

    @Override
    public void close() {
        clock.shutdownNow();
        senders.shutdownNow();
    }
}
