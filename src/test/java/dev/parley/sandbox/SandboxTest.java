package dev.parley.sandbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void saysThatThePortIsTaken() {
        int port = Sandbox.start(vertx, settings(0)).uri().getPort();

        var taken = assertThrows(IllegalStateException.class, () -> Sandbox.start(vertx, settings(port)));

        assertEquals(
                "sandbox.port is " + port
                        + ": another program listens on this port of 127.0.0.1. Set sandbox.port to a free one.",
                taken.getMessage());
    }

    @Test
    void leavesThePortWhenItCloses() {
        Sandbox sandbox = Sandbox.start(vertx, settings(0));
        int port = sandbox.uri().getPort();

        sandbox.close();

        // Not bound anew, for another program may have taken it; and the system lets go of it a moment later.
        await().untilAsserted(() ->
                assertThrows(ConnectException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port).close()));
    }

    @Test
    void listensToThisMachineOnly() {
        URI nowhere = URI.create("http://127.0.0.1:9/");

        var refused = assertThrows(
                IllegalArgumentException.class, () -> new SandboxSettings("0.0.0.0", 0, nowhere, nowhere, false));

        assertEquals(
                "sandbox.host is \"0.0.0.0\": expected a loopback address such as 127.0.0.1, as the sandbox's secrets are"
                        + " public. Set sandbox.listen-anywhere=true if everyone who can reach it may use it.",
                refused.getMessage());
    }

    @Test
    void listensAnywhereWhenItIsToldSoAndAnswersToAnyName() throws IOException {
        URI nowhere = URI.create("http://127.0.0.1:9/");
        Sandbox sandbox =
                Sandbox.start(vertx, new SandboxSettings("0.0.0.0", 0, nowhere, nowhere, false, true, List.of()));

        assertEquals("127.0.0.1", sandbox.uri().getHost());
        assertEquals(204, reset(sandbox, "Host: twilio.test", "Origin: http://twilio.test"));
        assertEquals(403, reset(sandbox, "Host: twilio.test", "Origin: http://evil.test"));
    }

    @Test
    void answersToThisMachinesNamesOnly() throws IOException {
        Sandbox sandbox = Sandbox.start(vertx, settings(0));

        assertEquals(204, reset(sandbox, "Host: localhost", "Origin: http://127.0.0.1:9"));
        assertEquals(400, reset(sandbox, "Host: twilio.test", "Origin: http://twilio.test"));
    }

    private static int reset(Sandbox sandbox, String host, String origin) throws IOException {
        try (Wire wire = new Wire(sandbox.uri())) {
            String request =
                    "POST /sandbox/reset HTTP/1.1\r\n" + host + "\r\n" + origin + "\r\nContent-Length: 0\r\n\r\n";
            return wire.ask(request.getBytes(StandardCharsets.UTF_8), false);
        }
    }

    private static SandboxSettings settings(int port) {
        URI nowhere = URI.create("http://127.0.0.1:9/");
        return new SandboxSettings("127.0.0.1", port, nowhere, nowhere, false);
    }
}
