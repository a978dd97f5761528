package dev.parley.sandbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Vertx;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
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
                        + ": something else listens there on 127.0.0.1. Set sandbox.port to a free one.",
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
                "The sandbox's secrets are known to everybody, so it listens on a loopback address only: 0.0.0.0 is none."
                        + " Use 127.0.0.1.",
                refused.getMessage());
    }

    private static SandboxSettings settings(int port) {
        URI nowhere = URI.create("http://127.0.0.1:9/");
        return new SandboxSettings("127.0.0.1", port, nowhere, nowhere, false);
    }
}
