package dev.parley.webhook;

import dev.parley.protocol.FormParameters;
import dev.parley.protocol.Signature;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends signed hooks at a constant rate, whether or not earlier ones are answered. Latency counts from the planned time of a
 * request, so that a slow sender does not hide it.
 */
final class HookLoad implements AutoCloseable {
    static final String HANG = "hang";

    private static final int PER_SECOND = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private final URI address;
    private final String key;
    private final String signedUrl;

    HookLoad(int port, String key, String signedUrl) {
        this.address = URI.create("http://127.0.0.1:" + port + "/chat");
        this.key = key;
        this.signedUrl = signedUrl;
    }

    /**
     * The result of a run.
     *
     * @param p50 of the hooks whose route does not hang; p99 likewise
     * @param longest of all
     */
    record Outcome(int asked, int byRoute, int forRoute, int failed, Duration p50, Duration p99, Duration longest) {}

    /** Sends hooks for a given time; every n-th hangs, none if n is 0. */
    Outcome run(Duration duration, int oneIn) throws InterruptedException {
        int asked = (int) (duration.toSeconds() * PER_SECOND);
        Round round = new Round(asked);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        long start = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        clock.scheduleAtFixedRate(
                () -> {
                    long due = (System.nanoTime() - start) * PER_SECOND / 1_000_000_000L;
                    while (next.get() < asked && next.get() <= due) {
                        int number = next.getAndIncrement();
                        boolean hangs = oneIn > 0 && number % oneIn == 0;
                        ask(round, hangs, start + number * 1_000_000_000L / PER_SECOND);
                    }
                },
                0,
                1,
                TimeUnit.MILLISECONDS);
        boolean ended = round.open.await(duration.plus(PATIENCE).toSeconds(), TimeUnit.SECONDS);
        clock.shutdownNow();
        if (!ended) {
            throw new IllegalStateException(
                    next.get() + " hooks were asked, " + round.open.getCount() + " of " + asked + " never answered");
        }
        return round.outcome(asked);
    }

    private void ask(Round round, boolean hangs, long due) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("EventType", "onMessageAdd");
        form.put("ConversationSid", "CH00000000000000000000000000000000");
        form.put("Author", "alice");
        form.put("Body", hangs ? HANG : "Is there still a table free tonight?");
        FormParameters fields = FormParameters.of(form);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", Signature.of(key, signedUrl, fields))
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(fields.encode()))
                .build();
        client.sendAsync(request, BodyHandlers.ofString())
                .handle((answer, failure) ->
                        failure == null ? answer.statusCode() + " " + answer.body() : failure.toString())
                .thenAccept(answer -> round.note(answer, hangs, System.nanoTime() - due));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static final class Round {
        private final CountDownLatch open;
        private final List<Long> well = Collections.synchronizedList(new ArrayList<>());
        private final List<Long> ill = Collections.synchronizedList(new ArrayList<>());
        private final AtomicInteger byRoute = new AtomicInteger();
        private final AtomicInteger forRoute = new AtomicInteger();
        private final AtomicInteger failed = new AtomicInteger();

        Round(int asked) {
            open = new CountDownLatch(asked);
        }

        void note(String answer, boolean hangs, long nanos) {
            (hangs ? ill : well).add(nanos);
            if (answer.startsWith("200 {")) {
                byRoute.incrementAndGet();
            } else if (answer.equals("200 ")) {
                forRoute.incrementAndGet();
            } else {
                if (failed.incrementAndGet() <= 3) {
                    System.out.println("Not answered: " + answer);
                }
            }
            open.countDown();
        }

        Outcome outcome(int asked) {
            List<Long> sorted = well.stream().sorted().toList();
            long longest = java.util.stream.Stream.of(well, ill)
                    .flatMap(List::stream)
                    .mapToLong(Long::longValue)
                    .max()
                    .orElse(0);
            return new Outcome(
                    asked,
                    byRoute.get(),
                    forRoute.get(),
                    failed.get(),
                    at(sorted, 50),
                    at(sorted, 99),
                    Duration.ofNanos(longest));
        }

        private static Duration at(List<Long> sorted, int percent) {
            return Duration.ofNanos(sorted.get((int) ((sorted.size() - 1L) * percent / 100)));
        }
    }
}
