package dev.parley.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Vertx;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpeningTest {
    private static final URI NOBODY = URI.create("http://127.0.0.1:9");

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void letsWhoeverAsksTooSoonWaitUntilItIsOpen() throws Exception {
        Sandbox sandbox = Sandbox.prepare(vertx, new SandboxSettings("127.0.0.1", 0, NOBODY, NOBODY, false));
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), sandbox.uri().getPort())) {
            OutputStream asking = socket.getOutputStream();
            asking.write("POST /sandbox/reset HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 3\r\n\r\na=b"
                    .getBytes(StandardCharsets.UTF_8));
            asking.flush();
            InputStream answer = socket.getInputStream();
            socket.setSoTimeout(250);
            assertThrows(SocketTimeoutException.class, answer::read);

            socket.setSoTimeout(0);
            sandbox.open();

            assertEquals("HTTP/1.1 2", new String(answer.readNBytes(10), StandardCharsets.UTF_8));
        }
    }
}
