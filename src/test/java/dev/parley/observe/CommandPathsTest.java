package dev.parley.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.protocol.FormParameters;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandPathsTest {
    private static final String REFUSED =
            "403 {\"error\":\"Only the command parley dead-letters on this machine is allowed.\"}";

    private static final String UNKNOWN = "401 {\"error\":\"The secret of this Parley is required.\"}";

    private final Path inbox;
    private final OpenManagement management;
    private final CommandClient client;

    CommandPathsTest(@TempDir Path directory) {
        inbox = directory.resolve("inbox");
        management = OpenManagement.everywhereWith(CommandPathsTest::repeat, inbox);
        client = new CommandClient(management.uri(""), CommandSecret.fileBeside(inbox));
    }

    /** Returns the command and the kind of its thread. */
    private static InputStream repeat(String command, FormParameters asked) {
        if (command.equals("show") && "wrong".equals(asked.first("letter"))) {
            throw new IllegalArgumentException("There is no dead letter \"wrong\".");
        }
        if (command.equals("show") && "broken".equals(asked.first("letter"))) {
            throw new IllegalStateException("The broker does not answer.");
        }
        String thread = Thread.currentThread().getName().replaceFirst("-\\d+$", "");
        String answer = "{\"" + command + "\":\"" + asked.encode() + "\",\"on\":\"" + thread + "\"}";
        return new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() throws Exception {
        management.close();
    }

    @Test
    void handsCommandsOverOffTheEventLoop() throws IOException {
        assertEquals(
                List.of(
                        "{\"list\":\"route=gr%C3%A9et&limit=5\",\"on\":\"dead-letters\"}",
                        "{\"show\":\"letter=a%2F+b%26c\",\"on\":\"dead-letters\"}",
                        "{\"replay\":\"letter=a1&letter=a2\",\"on\":\"dead-letters\"}",
                        "{\"drop\":\"\",\"on\":\"dead-letters\"}"),
                List.of(
                        text(client.answer("list", FormParameters.parse("route=gr%C3%A9et&limit=5"))),
                        text(client.answer("show", FormParameters.parse("letter=a%2F+b%26c"))),
                        text(client.answer("replay", FormParameters.parse("letter=a1&letter=a2"))),
                        text(client.answer("drop", FormParameters.NONE))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong=There is no dead letter \"wrong\".", "broken=The broker does not answer."})
    void passesOnWhyCommandWasRefused(String letterAndLine) {
        String[] parts = letterAndLine.split("=", 2);

        Exception refused = assertThrows(
                IllegalStateException.class, () -> client.answer("show", FormParameters.parse("letter=" + parts[0])));

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
        String known = headers + "\n" + authorization();

        assertEquals(REFUSED, ask("127.0.0.1", "GET /observe/dead-letters HTTP/1.1", known));
        assertEquals(REFUSED, ask("127.0.0.1", "POST /observe/dead-letters/drop HTTP/1.1", known));
        assertEquals(REFUSED, ask("127.0.0.1", "GET /observe/dead-letters/a1 HTTP/1.1", known));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\nAuthorization: Bearer",
                "\nAuthorization: Bearer 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "\nAuthorization: Basic %s",
                "\nAuthorization: %s",
                "\nAuthorization: Bearer %s0",
                "\nAuthorization: Bearer x\nAuthorization: Bearer %s",
                "\nX-Parley-Secret: %s",
            })
    void refusesProgramThatDoesNotKnowTheSecret(String authorization) throws IOException {
        String headers = "Host: localhost\nX-Parley-Command: list"
                + authorization.formatted(authorization().substring("Authorization: Bearer ".length()));

        assertEquals(UNKNOWN, ask("127.0.0.1", "GET /observe/dead-letters HTTP/1.1", headers));
        assertEquals(UNKNOWN, ask("127.0.0.1", "GET /observe/dead-letters/a1 HTTP/1.1", headers));
        assertEquals(UNKNOWN, ask("127.0.0.1", "POST /observe/dead-letters/replay HTTP/1.1", headers));
        assertEquals(UNKNOWN, ask("127.0.0.1", "POST /observe/dead-letters/drop HTTP/1.1", headers));
    }

    @Test
    void answersNoCommandOnceItsSecretIsWithdrawn() throws IOException {
        String headers = "Host: localhost\nX-Parley-Command: list\n" + authorization();

        management.secret().withdraw();

        assertEquals(UNKNOWN, ask("127.0.0.1", "GET /observe/dead-letters HTTP/1.1", headers));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost:9876", "[::1]:9876"})
    void answersUnderEveryNameOfTheLoopbackAddress(String host) throws IOException {
        assertEquals(
                "200 {\"list\":\"\",\"on\":\"dead-letters\"}",
                ask(
                        "127.0.0.1",
                        "GET /observe/dead-letters HTTP/1.1",
                        "Host: " + host + "\nX-Parley-Command: list\n" + authorization()));
    }

    @Test
    void refusesPathThatIsNone() throws IOException {
        assertEquals(
                "400 {\"error\":\"There is no such path.\"}",
                ask(
                        "127.0.0.1",
                        "GET /observe/dead-letters/%zz HTTP/1.1",
                        "Host: localhost\nX-Parley-Command: show\n" + authorization()));
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
                        "Host: localhost\nX-Parley-Command: list\n" + authorization()));
    }

    @Test
    void takesNoEndlessForm() {
        FormParameters endless = FormParameters.decode("letter=0123456789abcdef&".repeat(3_000));

        Exception refused = assertThrows(IllegalStateException.class, () -> client.answer("drop", endless));

        assertEquals("A command may have at most 64 KiB: name fewer letters.", refused.getMessage());
    }

    @Test
    void saysThatNothingAnswers() {
        management.stop();

        Exception refused = assertThrows(IllegalStateException.class, () -> client.answer("list", FormParameters.NONE));

        assertEquals(
                "No Parley answers at " + management.uri("") + ". Is it running? Its address is in"
                        + " camel.management.host and camel.management.port, which --set changes for this command too.",
                refused.getMessage());
    }

    @Test
    void saysThatAnotherProgramAnswers() {
        var other = management
                .vertx()
                .createHttpServer()
                .requestHandler(request -> request.response().setStatusCode(404).end("<h1>Not here</h1>"))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        URI address = URI.create("http://127.0.0.1:" + other.actualPort());

        Exception refused = assertThrows(
                IllegalStateException.class,
                () -> new CommandClient(address, CommandSecret.fileBeside(inbox)).answer("list", FormParameters.NONE));

        assertEquals(
                "What answers at " + address
                        + " has no dead letters (HTTP 404). Is camel.management.port the port of a"
                        + " Parley with an inbox?",
                refused.getMessage());
    }

    private String authorization() {
        return "Authorization: " + CommandSecret.read(CommandSecret.fileBeside(inbox));
    }

    private static String text(InputStream answer) throws IOException {
        return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Sends raw HTTP, since an HTTP client would not send every header. */
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
