package dev.parley.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that no client library would send: each gets a status and an empty body. */
class BrokenRequestTest {
    private final OpenDoor door = new OpenDoor();

    @BeforeEach
    void open() throws Exception {
        door.with(
                """
                - route:
                    id: token
                    from:
                      uri: platform-http:/token/{identity}
                      steps:
                        - setBody: {simple: "heard ${body}"}
                - route:
                    id: typed
                    from:
                      uri: platform-http:/typed
                      parameters: {consumes: application/json}
                      steps:
                        - setBody: {simple: "heard ${body}"}
                """);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /token/%zz            | 400 Bad Request",
                "GET /%zz                  | 400 Bad Request",
                "GET /token/alice?name=%zz | 400 Bad Request",
                "OPTIONS *                 | 404 Not Found",
                "CONNECT 127.0.0.1:80      | 404 Not Found",
                "GET /nowhere              | 404 Not Found",
                "POST /typed               | 415 Unsupported Media Type",
            })
    void isAnsweredByStatus(String line, String status) throws Exception {
        assertAnswer(status, line + " HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n");
    }

    @Test
    void isAnsweredByStatusWithoutHost() throws Exception {
        assertAnswer("400 Bad Request", "GET /token/alice HTTP/1.1\r\nConnection: close\r\n\r\n");
    }

    @Test
    void breaksNothingForTheNextOne() throws Exception {
        send("POST /token/alice HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf")
                .close();

        assertEquals("heard {identity=alice}", door.get("/token/alice").body());
    }

    private void assertAnswer(String status, String request) throws IOException {
        try (Socket socket = send(request)) {
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertEquals(
                    "HTTP/1.1 " + status
                            + "\r\nCache-Control: no-store\r\nconnection: close\r\ncontent-length: 0\r\n\r\n",
                    answer);
        }
    }

    private Socket send(String request) throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), door.uri("/").getPort());
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
