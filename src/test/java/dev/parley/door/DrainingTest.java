package dev.parley.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While the engine closes, requests in flight are answered and new ones are refused. */
class DrainingTest {
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch enough = new CountDownLatch(1);
    private final OpenDoor door = new OpenDoor();

    @BeforeEach
    void open() throws Exception {
        Processor waits = exchange -> {
            arrived.countDown();
            enough.await();
        };
        door.with("wait", waits)
                .with(
                        """
                        - route:
                            id: waits
                            from:
                              uri: platform-http:/waits
                              steps:
                                - process: {ref: wait}
                                - setBody: {constant: done}
                        """);
    }

    @AfterEach
    void close() {
        enough.countDown();
        door.close();
    }

    @Test
    void isEmptyAtOnceWhereNobodyIsInside() {
        assertTrue(door.drain().isDone());
    }

    @Test
    void answersWhoIsInside() throws Exception {
        CompletableFuture<HttpResponse<String>> inside = door.begin(HttpRequest.newBuilder(door.uri("/waits")));
        assertTrue(arrived.await(30, TimeUnit.SECONDS));

        CompletableFuture<Void> empty = door.drain();
        boolean wasEmpty = empty.isDone();
        enough.countDown();

        assertFalse(wasEmpty);
        assertEquals("done", inside.get(30, TimeUnit.SECONDS).body());
        empty.get(30, TimeUnit.SECONDS);
    }

    @Test
    void sendsAwayWhoComes() throws Exception {
        door.drain();

        HttpResponse<String> known = door.postForm("/waits", "Body=hello");
        HttpResponse<String> unknown = door.get("/nowhere");

        assertEquals(503, known.statusCode());
        assertEquals("", known.body());
        assertEquals("close", known.headers().firstValue("Connection").orElse(""));
        assertEquals(503, unknown.statusCode());
    }

    @Test
    void stopsWaitingForWhoHasLeft() throws Exception {
        CompletableFuture<HttpResponse<String>> impatient = door.begin(HttpRequest.newBuilder(door.uri("/waits")));
        assertTrue(arrived.await(30, TimeUnit.SECONDS));
        impatient.cancel(true);

        CompletableFuture<Void> empty = door.drain();
        enough.countDown();

        empty.get(30, TimeUnit.SECONDS);
    }
}
