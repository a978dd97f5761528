package dev.parley.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Vertx;
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
        Sandbox first = Sandbox.start(vertx, settings(0));
        first.close();

        Sandbox second = Sandbox.start(vertx, settings(first.uri().getPort()));

        assertEquals(first.uri(), second.uri());
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
