package dev.parley.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.door.Fields;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeskPathsTest {
    private static final String REFUSED =
            "403 {\"error\":\"Only the command parley dead-letters on this machine is answered.\"}";

    private final Vertx vertx = Vertx.vertx();
    private final CamelContext context = new DefaultCamelContext();
    private final ManagementServer management = new ManagementServer(
            vertx, context, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), DeskPathsTest::repeat, "0.0.0.0", 0);

    /** Says what it was asked, on which kind of thread. */
    private static String repeat(String command, Fields asked) {
        if (command.equals("show") && "wrong".equals(asked.first("letter"))) {
            throw new IllegalArgumentException("There is no dead letter \"wrong\".");
        }
        if (command.equals("show") && "broken".equals(asked.first("letter"))) {
            throw new IllegalStateException("The broker does not answer.");
        }
        String thread = Thread.currentThread().getName().replaceFirst("-\\d+$", "");
        return "{\"" + command + "\":\"" + asked.encode() + "\",\"on\":\"" + thread + "\"}";
    }

    @BeforeEach
    void listen() {
        management.start();
    }

    @AfterEach
    void close() throws Exception {
        management.stop();
        context.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void handsCommandsToTheDeskOffTheEventLoop() {
        DeskCall call = new DeskCall(URI.create("http://127.0.0.1:" + management.port()));

        assertEquals(
                List.of(
                        "{\"list\":\"route=gr%C3%A9et&limit=5\",\"on\":\"vert.x-worker-thread\"}",
                        "{\"show\":\"letter=a%2F+b%26c\",\"on\":\"vert.x-worker-thread\"}",
                        "{\"replay\":\"letter=a1&letter=a2\",\"on\":\"vert.x-worker-thread\"}",
                        "{\"drop\":\"\",\"on\":\"vert.x-worker-thread\"}"),
                List.of(
                        call.answer("list", Fields.parse("route=gr%C3%A9et&limit=5")),
                        call.answer("show", Fields.parse("letter=a%2F+b%26c")),
                        call.answer("replay", Fields.parse("letter=a1&letter=a2")),
                        call.answer("drop", Fields.NONE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong=There is no dead letter \"wrong\".", "broken=The broker does not answer."})
    void passesOnWhatTheDeskSays(String letterAndLine) {
        DeskCall call = new DeskCall(URI.create("http://127.0.0.1:" + management.port()));
        String[] parts = letterAndLine.split("=", 2);

        Exception refused = assertThrows(
                IllegalStateException.class, () -> call.answer("show", Fields.parse("letter=" + parts[0])));

        assertEquals(parts[1], refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: localhost", // no command
                "Host: localhost\nX-Parley-Command: list\nOrigin: http://localhost",
                "Host: localhost\nX-Parley-Command: list\nSec-Fetch-Site: none",
                "Host: localhost\nX-Parley-Command: list\nX-Forwarded-For: 10.0.0.1",
                "Host: rebound.example\nX-Parley-Command: list",
            })
    void refusesWhatPageOrProxyCouldSend(String headers) throws IOException {
        assertEquals(REFUSED, ask("127.0.0.1", "GET /observe/dead-letters HTTP/1.1", headers));
        assertEquals(REFUSED, ask("127.0.0.1", "POST /observe/dead-letters/drop HTTP/1.1", headers));
        assertEquals(REFUSED, ask("127.0.0.1", "GET /observe/dead-letters/a1 HTTP/1.1", headers));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost:9876", "[::1]:9876"})
    void answersUnderEveryNameOfTheLoopbackAddress(String host) throws IOException {
        assertEquals(
                "200 {\"list\":\"\",\"on\":\"vert.x-worker-thread\"}",
                ask("127.0.0.1", "GET /observe/dead-letters HTTP/1.1", "Host: " + host + "\nX-Parley-Command: list"));
    }

    @Test
    void refusesPathThatIsNone() throws IOException {
        assertEquals(
                "400 {\"error\":\"There is no such path.\"}",
                ask("127.0.0.1", "GET /observe/dead-letters/%zz HTTP/1.1", "Host: localhost\nX-Parley-Command: show"));
    }

    @Test
    void refusesAnotherMachineWhereverItListens() throws IOException {
        Optional<InetAddress> outer = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst();
        Assumptions.assumeTrue(outer.isPresent(), "this machine has no address but the loopback one");

        assertEquals(
                REFUSED,
                ask(
                        outer.orElseThrow().getHostAddress(),
                        "GET /observe/dead-letters HTTP/1.1",
                        "Host: localhost\nX-Parley-Command: list"));
    }

    @Test
    void takesNoEndlessForm() {
        DeskCall call = new DeskCall(URI.create("http://127.0.0.1:" + management.port()));
        Fields endless = Fields.parse("letter=0123456789abcdef&".repeat(3_000));

        Exception refused = assertThrows(IllegalStateException.class, () -> call.answer("drop", endless));

        assertEquals("A command may name 64 KiB at most: name fewer letters.", refused.getMessage());
    }

    @Test
    void saysThatNobodyAnswers() {
        int port = management.port();
        management.stop();

        Exception refused =
                assertThrows(IllegalStateException.class, () -> new DeskCall(URI.create("http://127.0.0.1:" + port))
                        .answer("list", Fields.NONE));

        assertEquals(
                "No Parley answers at http://127.0.0.1:" + port + ". Is it running? Where it listens is said by"
                        + " camel.management.host and camel.management.port, which --set changes for this command too.",
                refused.getMessage());
    }

    @Test
    void saysThatSomebodyElseAnswers() {
        var other = vertx.createHttpServer()
                .requestHandler(request -> request.response().setStatusCode(404).end("<h1>Not here</h1>"))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        URI address = URI.create("http://127.0.0.1:" + other.actualPort());

        Exception refused =
                assertThrows(IllegalStateException.class, () -> new DeskCall(address).answer("list", Fields.NONE));

        assertEquals(
                "What answers at " + address
                        + " knows no dead letters (HTTP 404). Is camel.management.port the port of a"
                        + " Parley with an inbox?",
                refused.getMessage());
    }

    /** Speaks bare HTTP, for a client that keeps to the rules would not send every header. */
    private String ask(String address, String request, String headers) throws IOException {
        try (Socket socket = new Socket(address, management.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((request + "\r\n" + headers.replace("\n", "\r\n") + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.substring(9, 12) + " " + answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }
}
