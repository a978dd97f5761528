package dev.parley.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.protocol.FormParameters;
import dev.parley.protocol.Signature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands where the real Twilio stands: keeps what it is asked, answers an empty resource or nothing, and signs webhooks. */
final class Twilio implements AutoCloseable {
    static final String PUBLIC_URL = "https://chat.example.com";

    private static final String AUTH_TOKEN = "0123456789abcdef0123456789abcdef";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch answering;
    private final int created;

    /** @param authorization the header as it came */
    record Call(String method, String path, FormParameters form, String authorization) {}

    private Twilio(CountDownLatch answering, int created) {
        this.answering = answering;
        this.created = created;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    static Twilio thatAnswers() {
        return new Twilio(new CountDownLatch(0), 201);
    }

    /** One that cannot create anything for now. */
    static Twilio thatIsDown() {
        return new Twilio(new CountDownLatch(0), 503);
    }

    /** One that knows none of the conversations it is asked about. */
    static Twilio thatKnowsNothing() {
        return new Twilio(new CountDownLatch(0), 404);
    }

    /** One that takes calls and never says a word, until it is told to. */
    static Twilio thatHangs() {
        return new Twilio(new CountDownLatch(1), 201);
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        calls.add(new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                FormParameters.parse(body),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))));
        try {
            answering.await();
        } catch (InterruptedException e) {
            exchange.close();
            return;
        }
        byte[] answer = "{}".getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(exchange.getRequestMethod().equals("POST") ? created : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /** Answers what it was asked, and what it will be. */
    void answer() {
        answering.countDown();
    }

    /** Returns what it was asked, in the order of arrival. */
    List<Call> calls() {
        return List.copyOf(calls);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns the program with all six live settings, calling here. */
    Program live(Program program) {
        return program.withVariable("TWILIO_ACCOUNT_SID", "AC" + "1".repeat(32))
                .withVariable("TWILIO_AUTH_TOKEN", AUTH_TOKEN)
                .withVariable("TWILIO_API_KEY_SID", "SK" + "2".repeat(32))
                .withVariable("TWILIO_API_KEY_SECRET", "the secret of this key, 32 bytes or more")
                .withVariable("TWILIO_CONVERSATIONS_SERVICE_SID", "IS" + "3".repeat(32))
                .withVariable("PARLEY_PUBLIC_URL", PUBLIC_URL)
                .with("camel.server.host", "127.0.0.1")
                .with("twilio.api-base-url", url());
    }

    /** Returns the SID of a conversation, another one for each number. */
    static String conversation(int number) {
        return "CH%032d".formatted(number);
    }

    /** Tells of a new conversation, and returns the status of the answer. */
    static int tellOpened(Caller parley, String conversation) {
        return tell(
                parley,
                "EventType=onConversationAdded",
                "ConversationSid=" + conversation,
                "DateCreated=2026-11-22T10:00:00.000Z");
    }

    /** Tells what alice has said, and returns the status of the answer. */
    static int tellSaid(Caller parley, String conversation, String words) {
        return tell(
                parley,
                "EventType=onMessageAdded",
                "ConversationSid=" + conversation,
                "Author=alice",
                "Body=" + words,
                "DateCreated=2026-11-22T10:00:00.000Z");
    }

    /** Tells how a text message fares, and returns the status of the answer. */
    static int tellStatus(Caller parley, String message, String status) {
        return tellAt(parley, "/outbound-status", "MessageSid=" + message, "MessageStatus=" + status);
    }

    /** Sends a signed webhook, and returns the status of the answer. */
    static int tell(Caller parley, String... fields) {
        return tellAt(parley, "/chat", fields);
    }

    private static int tellAt(Caller parley, String path, String... fields) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        for (String field : fields) {
            int equals = field.indexOf('=');
            form.put(field.substring(0, equals), List.of(field.substring(equals + 1)));
        }
        return parley.with("X-Twilio-Signature", signature(path, new FormParameters(form)))
                .post(path, fields)
                .status();
    }

    /** Returns the signature of a webhook that is sent to {@code /chat}. */
    static String signature(FormParameters form) {
        return signature("/chat", form);
    }

    private static String signature(String path, FormParameters form) {
        return Signature.of(AUTH_TOKEN, PUBLIC_URL + path, form);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
