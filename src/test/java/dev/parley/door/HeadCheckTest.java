package dev.parley.door;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.camel.NonBlocking;
import dev.parley.protocol.http.BodyBudget;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A step that refuses a request by its head: the body is not read. */
class HeadCheckTest {
    private final AtomicInteger heard = new AtomicInteger();
    private final OpenDoor door =
            new OpenDoor(OpenDoor.SETTINGS, new BodyBudgets(kind -> new BodyBudget(2_000_000, 1_000)));

    /** Accepts requests that have a key. */
    private final class Keyed implements Processor, HeadCheck, NonBlocking {
        @Override
        public boolean mayPass(RequestHead head) {
            return "open".equals(head.header("X-Key"));
        }

        @Override
        public int status() {
            return 403;
        }

        @Override
        public boolean isForSignedRequests() {
            return true;
        }

        @Override
        public void process(Exchange exchange) {
            heard.incrementAndGet();
            exchange.getMessage().setBody("heard");
        }
    }

    @BeforeEach
    void open() throws Exception {
        door.with("keyed", new Keyed())
                .with(
                        """
                        - route:
                            from:
                              uri: platform-http:/keyed/{name}
                              steps:
                                - process: {ref: keyed}
                        - route:
                            from:
                              uri: platform-http:/branch
                              steps:
                                - choice:
                                    when:
                                      - simple: ${body[locked]} == 'yes'
                                        steps:
                                          - process: {ref: keyed}
                                    otherwise:
                                      steps:
                                        - setBody: {constant: free}
                        """);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void refusesBeforeTheBodyHasCome() throws Exception {
        try (Socket socket = send("POST /keyed/a HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n")) {
            assertTrue(firstLine(socket).startsWith("HTTP/1.1 403"));
        }
        assertEquals(0, heard.get());
    }

    @Test
    void doesNotAskForBodyThatItWillRefuse() throws Exception {
        String expecting = "POST /keyed/a HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\nExpect: 100-continue\r\n%s\r\n";

        try (Socket refused = send(expecting.formatted(""));
                Socket welcome = send(expecting.formatted("X-Key: open\r\n"))) {
            assertTrue(firstLine(refused).startsWith("HTTP/1.1 403"));
            assertTrue(firstLine(welcome).startsWith("HTTP/1.1 100"));
        }
    }

    @Test
    void letsPassWhatIsRight() throws Exception {
        assertEquals("heard", door.postForm("/keyed/a", "a=b", "X-Key", "open").body());
    }

    @Test
    void asksNoStepOfBranch() throws Exception {
        assertEquals("free", door.postForm("/branch", "a=b").body());
    }

    @Test
    void takesLongLineWhereSignedRequestsCome() throws Exception {
        String message = "?Body=" + "x".repeat(100 * 1024);

        assertEquals(200, status("/keyed/a" + message));
        assertEquals(414, status("/branch" + message));
    }

    private int status(String target) throws IOException {
        try (Socket socket = send("GET " + target + " HTTP/1.1\r\nHost: x\r\nX-Key: open\r\n\r\n")) {
            return Integer.parseInt(
                    firstLine(socket).substring("HTTP/1.1 ".length()).substring(0, 3));
        }
    }

    @Test
    void boundsBodiesOfSignedRequestsBySizeOfTheirKind() throws Exception {
        String tooLarge = "a=" + "x".repeat(BodySizes.DEFAULT.signed());

        assertEquals(413, door.postForm("/keyed/a", tooLarge, "X-Key", "open").statusCode());
        assertEquals(200, door.postForm("/branch", tooLarge).statusCode());
    }

    @Test
    void takesBackNothingFromWhoIsAnswered() throws Exception {
        door.postForm("/keyed/a", "a=b", "X-Key", "open");

        await().until(() -> door.bodyBytes() == 0);
        assertFalse(heard.get() == 0);
    }

    private Socket send(String request) throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), door.uri("/").getPort());
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String firstLine(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        for (int next; (next = in.read()) >= 0 && next != '\r'; ) {
            line.append((char) next);
        }
        return line.toString();
    }
}
