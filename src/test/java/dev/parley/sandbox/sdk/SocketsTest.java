package dev.parley.sandbox.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.sandbox.Bench;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The socket on the sandbox's port, with single frames. */
class SocketsTest {
    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void areOpenToPagesOfThisMachine() {
        SocketClient client = connect("http://localhost:8080");

        client.init("alice");

        assertTrue(client.answer().contains("\"code\":200"));
    }

    @Test
    void areClosedToPagesOfOtherSites() {
        CompletionException refused =
                assertThrows(CompletionException.class, () -> connect("https://evil.example.com"));

        var handshake = assertInstanceOf(WebSocketHandshakeException.class, refused.getCause());
        assertEquals(403, handshake.getResponse().statusCode());
    }

    @Test
    void areOpenToFiveHundredAtOnce() {
        List<SocketClient> clients = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            SocketClient client = connect(null);
            client.init("visitor " + i);
            clients.add(client);
        }

        assertTrue(clients.stream().allMatch(client -> client.answer().contains("\"code\":200")));
        clients.forEach(SocketClient::hangUp);
    }

    @Test
    void makeAUserOfWhoConnects() {
        SocketClient client = connect(null);
        client.init("alice");
        client.answer();

        assertEquals("alice", bench.get("/v1/Users/alice").json().getString("identity"));
        assertEquals("SDK", bench.ear.await("onUserAdded").form().first("Source"));
    }

    @Test
    void hangUpOnGarbage() {
        SocketClient client = connect(null);

        client.send("garbage");

        assertTrue(client.answer().contains("\"code\":406"));
    }

    private SocketClient connect(@Nullable String origin) {
        return SocketClient.connect(bench, origin);
    }
}
