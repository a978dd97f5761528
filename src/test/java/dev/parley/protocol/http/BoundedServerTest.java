package dev.parley.protocol.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are refused before they reach a handler. */
class BoundedServerTest {
    private static final String LONG = "a".repeat(17 * 1024);
    private static final String END = " HTTP/1.1\r\nHost: x\r\n\r\n";

    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong nanos = new AtomicLong(1);
    private final BodyBudget budget = new BodyBudget(200_000, 200_000, nanos::get);
    private final Refusals refusals = new Refusals("test", new RefusalLog());
    private final BoundedServer bounded = new BoundedServer(
            ServerBounds.DEFAULT.withConnections(3),
            TrustedProxies.NONE,
            refusals,
            path -> path.equals("/chat") ? budget : null,
            nanos::get);
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final List<Caller> callers = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void listen() {
        server = bounded.create(vertx, new HttpServerOptions().setHttp2ClearTextEnabled(false), this::handle)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void handle(HttpServerRequest asked) {
        handled.add(asked.path());
        if (asked.path().equals("/large")) {
            asked.response().end("x".repeat(1024 * 1024));
        } else if (asked.path().equals("/early")) {
            asked.response().putHeader("Connection", "close").setStatusCode(403).end();
        } else if (asked.path().equals("/answered")) {
            asked.response().setStatusCode(404).end();
        } else if (!asked.path().equals("/never")) {
            asked.endHandler(end -> asked.response().end());
        }
    }

    @AfterEach
    void close() throws IOException {
        for (Caller caller : callers) {
            caller.close();
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Caller caller() throws IOException {
        Caller caller = new Caller(server.actualPort());
        callers.add(caller);
        return caller;
    }

    @Test
    void refusesLineThatDoesNotEnd() throws Exception {
        Caller caller = caller().sendWhatIsTaken("GET /token?" + LONG);

        assertEquals("414 Request-URI Too Long", caller.answer());
        assertTrue(caller.isClosed());
    }

    @Test
    void refusesLongLineThatEnds() throws Exception {
        assertEquals(
                "414 Request-URI Too Long",
                caller().sendWhatIsTaken("GET /token?" + LONG + END).answer());
        assertEquals(List.of(), handled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/chat?", "http://proxy.example/chat?", "/chat?x=http://a/token&"})
    void takesLongLineOfPathThatMayHaveOne(String target) throws Exception {
        assertEquals("200 OK", caller().send("GET " + target + LONG + END).answer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/chat/?", "/chats?", "/token?/chat?", "http://proxy.example?/chat?", "chat?", "/CHAT?"})
    void takesLongLineOfNoOther(String target) throws Exception {
        assertEquals(
                "414 Request-URI Too Long",
                caller().sendWhatIsTaken("GET " + target + LONG + END).answer());
    }

    @Test
    void refusesLongestLineOfAll() throws Exception {
        Caller caller = caller().sendWhatIsTaken("GET /chat?" + "a".repeat(129 * 1024) + END);

        assertEquals("414 Request-URI Too Long", caller.answer());
        await().until(() -> budget.taken() == 0);
    }

    @Test
    void countsLongLineAsItArrives() throws Exception {
        Caller caller = caller().send("GET /chat?" + LONG);
        await().until(() -> budget.taken() > LONG.length());
        caller.send(LONG);
        await().until(() -> budget.taken() > 2L * LONG.length());

        caller.close();

        await().until(() -> budget.taken() == 0);
    }

    @Test
    void refusesLongLineWithoutMemoryForIt() throws Exception {
        BodyBudget.Share all = budget.open(new ClientAddress(InetAddress.getLoopbackAddress()), () -> {});
        all.take(190_000);
        all.arrived();

        assertEquals(
                "503 Service Unavailable",
                caller().sendWhatIsTaken("GET /chat?" + LONG + END).answer());
        assertEquals(List.of(), handled);
        assertEquals(190_000, budget.taken());
    }

    @Test
    void endsConnectionAfterLongLine() throws Exception {
        Caller caller = caller().send("GET /chat?" + LONG + END);
        caller.answer();

        assertTrue(caller.isClosed());
        await().until(() -> budget.taken() == 0);
    }

    @Test
    void refusesLargeHeaders() throws Exception {
        Caller many = caller().sendWhatIsTaken("GET / HTTP/1.1\r\n" + "A: bcdefghijk\r\n".repeat(1_500));

        assertEquals("431 Request Header Fields Too Large", many.answer());
        assertEquals(
                "431 Request Header Fields Too Large",
                caller().sendWhatIsTaken("GET / HTTP/1.1\r\nA: " + LONG).answer());
    }

    @Test
    void endsChunkThatNeverBegins() throws Exception {
        Caller caller =
                caller().sendWhatIsTaken("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1;" + LONG);

        assertEquals("400 Bad Request", caller.answer());
        assertTrue(caller.isClosed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked, xchunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Content-Length: 5\r\nContent-Length: 6",
                "Host: y\r\nTransfer-Encoding: chunked",
                "Content-Length : 5"
            })
    void handlesNothingAfterRequestWhoseEndIsInDoubt(String headers) throws Exception {
        Caller caller =
                caller().send("POST / HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n\r\n0\r\n\r\nGET /smuggled" + END);

        assertEquals("400 Bad Request", caller.answer());
        assertTrue(caller.isClosed());
        assertEquals(List.of(), handled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0016\u0003\u0001\u0002\u0000\u0001\n\n\n", "what\r\n\r\n"})
    void refusesWhatIsNoRequest(String bytes) throws Exception {
        assertEquals("400 Bad Request", caller().send(bytes).answer());
    }

    @Test
    void speaksNoHttp2() throws Exception {
        Caller caller = caller().send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

        assertEquals("501 Not Implemented", caller.answer());
        assertTrue(caller.isClosed());
    }

    @Test
    void refusesHeadThatTakesTooLong() throws Exception {
        Caller caller = caller().send("GET / HTTP/1.1\r\nHost: x\r\nA: ");
        await().until(() -> bounded.connections() == 1);

        pass(Duration.ofSeconds(11));

        assertEquals("408 Request Timeout", caller.answer());
        assertTrue(caller.isClosed());
    }

    @Test
    void refusesNextHeadThatTakesTooLong() throws Exception {
        Caller caller = caller().send("GET /one" + END);
        caller.answer();
        caller.send("GET /two");
        // That the byte has arrived shows only in the timeout of the head.
        await().until(() -> {
            pass(Duration.ofSeconds(11));
            return refusals.count(Reason.HEAD_TOO_SLOW) == 1;
        });

        assertEquals("408 Request Timeout", caller.answer());
    }

    @Test
    void closesConnectionThatAsksNothing() throws Exception {
        Caller caller = caller();
        await().until(() -> bounded.connections() == 1);

        pass(Duration.ofSeconds(11));

        assertTrue(caller.isClosed());
    }

    @Test
    void keepsConnectionThatHasAsked() throws Exception {
        Caller caller = caller().send("GET /one" + END);
        caller.answer();

        pass(Duration.ofSeconds(30));
        Caller other = caller();
        await().until(() -> bounded.connections() == 2);
        pass(Duration.ofSeconds(11));
        other.isClosed();

        assertEquals("200 OK", caller.send("GET /two" + END).answer());
    }

    @Test
    void refusesBodyThatTakesTooLong() throws Exception {
        Caller caller =
                caller().send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n" + "a".repeat(900_000));
        await().until(() -> handled.size() == 1);

        pass(Duration.ofSeconds(61));

        assertEquals("408 Request Timeout", caller.answer());
        assertTrue(caller.isClosed());
    }

    @Test
    void refusesBodyThatComesTooSlowly() throws Exception {
        Caller caller = caller().send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\na");
        await().until(() -> handled.size() == 1);

        pass(Duration.ofSeconds(6));

        assertEquals("408 Request Timeout", caller.answer());
        assertEquals(1, refusals.count(Reason.BODY_TOO_SLOW));
    }

    @Test
    void answersOnceWhereBodyIsNotAwaited() throws Exception {
        Caller caller = caller().send("POST /answered HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\na");

        assertEquals("404 Not Found", caller.answer());
        pass(Duration.ofSeconds(61));
        assertTrue(caller.isClosed());
    }

    @Test
    void endsConnectionWhoseBodyNobodyWants() throws Exception {
        Caller caller = caller().send("POST /early HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\na");

        assertEquals("403 Forbidden", caller.answer());
        pass(Duration.ofSeconds(3));
        assertTrue(caller.isClosed());
    }

    @Test
    void letsNewConnectionTakeThePlaceOfTheOneThatWaitsLongest() throws Exception {
        Caller first = open();
        Caller second = open();
        Caller third = open();

        assertEquals("200 OK", caller().send("GET /four" + END).answer());
        assertTrue(first.isClosed());
        assertEquals("200 OK", second.send("GET /two" + END).answer());
        assertEquals("200 OK", third.send("GET /three" + END).answer());
    }

    private Caller open() throws IOException {
        int before = bounded.connections();
        Caller caller = caller();
        await().until(() -> bounded.connections() == before + 1);
        pass(Duration.ofMillis(10));
        return caller;
    }

    @Test
    void closesNewConnectionWhereAllOthersAreBeingAnswered() throws Exception {
        for (int busy = 1; busy <= 3; busy++) {
            caller().send("GET /never" + END);
            int expected = busy;
            await().until(() -> handled.size() == expected);
        }

        assertTrue(caller().isClosed());
        assertEquals(1, refusals.count(Reason.CONNECTIONS));
    }

    @Test
    void letsNewConnectionTakeThePlaceOfBodyThatStillArrives() throws Exception {
        for (int busy = 1; busy <= 3; busy++) {
            caller().send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n" + "a".repeat(50_000));
            int expected = busy;
            await().until(() -> handled.size() == expected);
        }
        pass(Duration.ofSeconds(2));

        assertEquals("200 OK", caller().send("GET /four" + END).answer());
    }

    @Test
    void endsConnectionThatAsksAndAsks() throws Exception {
        Caller caller = caller().sendWhatIsTaken(("GET /never" + END).repeat(70));

        assertTrue(caller.isClosed());
        assertEquals(1, refusals.count(Reason.PIPELINED));
    }

    @Test
    void endsConnectionThatReadsNoAnswers() throws Exception {
        Caller caller = caller();
        for (int asked = 0; asked < 60; asked++) {
            caller.sendWhatIsTaken("GET /large" + END);
        }

        await().until(() -> refusals.count(Reason.UNREAD_ANSWERS) == 1);
        assertTrue(bounded.connections() <= 1);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
