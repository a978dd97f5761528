package dev.parley.twilio;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.protocol.FormParameters;
import dev.parley.twilio.request.TwilioSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An HTTP server that records requests and answers as a test says, in order. */
public final class FakeTwilio implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration HASTE = Duration.ofMillis(300);

    /** The path of probes, which are not recorded and not answered by the test. */
    private static final String PROBED = "/v1/Services?PageSize=1";

    static final String ACCOUNT = "AC" + "0".repeat(32);

    static {
        // Without it each response waits 40 ms for a delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger probes = new AtomicInteger();
    private volatile int presence = 200;
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());

    /** A request: {@code what} is its method, path and raw query. */
    record Received(
            String what, FormParameters form, String authorization, Map<String, List<String>> headers, String body) {}

    private interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    public FakeTwilio() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().toString().equals(PROBED)) {
            probes.incrementAndGet();
            json(presence, "{}", Map.of()).give(exchange);
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, List<String>> headers = Map.copyOf(exchange.getRequestHeaders());
        boolean form = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"))
                .contains("form");
        received.add(new Received(
                exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                form ? FormParameters.parse(body) : FormParameters.NONE,
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                headers,
                body));
        Answer answer = answers.poll();
        (answer == null ? json(200, "{}", Map.of()) : answer).give(exchange);
    }

    public FakeTwilio answers(int status, String json) {
        return answers(status, json, Map.of());
    }

    public FakeTwilio answers(int status, String body, Map<String, String> headers) {
        answers.add(json(status, body, headers));
        return this;
    }

    private static Answer json(int status, String body, Map<String, String> headers) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    /** Accepts the request and does not answer. */
    FakeTwilio hangs() {
        answers.add(exchange -> {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return this;
    }

    /** Begins a response and sends a byte from time to time without end. */
    public FakeTwilio drips() {
        answers.add(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (!closed.await(20, TimeUnit.MILLISECONDS)) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return this;
    }

    /** Accepts the request and closes the connection. */
    FakeTwilio hangsUp() {
        answers.add(HttpExchange::close);
        return this;
    }

    /** Answers probes with that status. */
    FakeTwilio isThere(int status) {
        presence = status;
        return this;
    }

    /** Returns the number of probes. */
    int probes() {
        return probes.get();
    }

    List<String> asked() {
        return received.stream().map(Received::what).toList();
    }

    Received only() {
        if (received.size() != 1) {
            throw new AssertionError("expected one request, not " + asked());
        }
        return received.get(0);
    }

    List<Received> received() {
        return received;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public TwilioSettings settings() {
        return settings(address());
    }

    public static TwilioSettings settings(@Nullable URI address) {
        return settings(address, PATIENCE, PATIENCE);
    }

    /** For a test whose request is never answered: nothing else may depend on so short a time. */
    TwilioSettings impatientSettings() {
        return settings(address(), PATIENCE, HASTE);
    }

    /** For a test whose connection is never made. */
    static TwilioSettings unreachable(URI address) {
        return settings(address, HASTE, PATIENCE);
    }

    private static TwilioSettings settings(@Nullable URI address, Duration connectTimeout, Duration responseTimeout) {
        return new TwilioSettings(
                ACCOUNT, "SK" + "0".repeat(32), "key-secret", address, null, null, connectTimeout, responseTimeout);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
