package dev.parley.door;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.http.BodyBudget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An HTTP engine with memory for 100 bytes of bodies of each kind of route. */
class BodyBudgetsTest {
    private static final String SIXTY = "Body=" + "x".repeat(55);

    private final OpenDoor door = new OpenDoor(OpenDoor.SETTINGS, new BodyBudgets(kind -> new BodyBudget(100, 100)));

    @BeforeEach
    void open() throws Exception {
        door.with(
                """
                - route:
                    id: chat
                    from:
                      uri: platform-http:/chat
                      steps:
                        - setBody: {constant: heard}
                - route:
                    id: breaks
                    from:
                      uri: platform-http:/breaks
                      steps:
                        - throwException: {exceptionType: java.lang.IllegalStateException, message: "no"}
                """);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void refusesWhatItHasNoRoomFor() throws Exception {
        assertEquals(503, door.postForm("/chat", SIXTY + SIXTY).statusCode());
    }

    @Test
    void isGivenBackWithEveryAnswer() throws Exception {
        assertEquals(200, door.postForm("/chat", SIXTY).statusCode());
        assertEquals(503, door.postForm("/chat", SIXTY + SIXTY).statusCode());
        assertEquals(500, door.postForm("/breaks", SIXTY).statusCode());
        assertEquals(400, door.postForm("/chat", SIXTY + "%zz").statusCode());
        assertEquals(200, door.postForm("/chat", SIXTY).statusCode());
    }

    @Test
    void isGivenBackWhenTheSenderGoes() throws Exception {
        try (Socket slow = sendHalf()) {
            await().until(() -> door.postForm("/chat", SIXTY).statusCode() == 503);

            slow.close();

            await().until(() -> door.postForm("/chat", SIXTY).statusCode() == 200);
        }
    }

    private Socket sendHalf() throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), door.uri("/").getPort());
        socket.getOutputStream()
                .write(("POST /chat HTTP/1.1\r\nHost: x\r\nContent-Length: 120\r\n\r\n" + SIXTY)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
