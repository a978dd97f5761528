package dev.parley.door;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.http.BodyBudget;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JSON is parsed when a route reads it, within the memory budget. */
class JsonBodyTest {
    private static final long BUDGET = 1_000_000;
    private static final String JSON = "application/json";

    private final OpenDoor door =
            new OpenDoor(OpenDoor.SETTINGS, new BodyBudgets(kind -> new BodyBudget(BUDGET, BUDGET)));

    @BeforeEach
    void open() throws Exception {
        door.with("thread", (Processor) JsonBodyTest::answerThread)
                .with("fails", (Processor) exchange -> {
                    throw new StackOverflowError();
                })
                .with(
                        """
                        - route:
                            from:
                              uri: platform-http:/reads
                              steps:
                                - setBody: {simple: "read ${body[a]}"}
                        - route:
                            from:
                              uri: platform-http:/overlooks
                              steps:
                                - setBody: {constant: overlooked}
                        - route:
                            from:
                              uri: platform-http:/thread
                              steps:
                                - process: {ref: thread}
                        - route:
                            from:
                              uri: platform-http:/fails
                              steps:
                                - process: {ref: fails}
                        """);
    }

    private static void answerThread(Exchange exchange) {
        exchange.getMessage().setBody("" + Thread.currentThread().getName().contains("eventloop"));
    }

    @AfterEach
    void close() {
        await().until(() -> door.bodyBytes() == 0);
        door.close();
    }

    @Test
    void isReadWhereItIsLookedInto() throws Exception {
        assertEquals("read 1", door.post("/reads", JSON, "{\"a\":1}").body());
    }

    @Test
    void isNotReadWhereNobodyLooks() throws Exception {
        assertEquals("overlooked", door.post("/overlooks", JSON, "{").body());
        assertEquals(
                "overlooked", door.post("/overlooks", JSON, objects(200_000)).body());
    }

    @Test
    void isRefusedWhereItHoldsMoreValuesThanThereIsMemoryFor() throws Exception {
        assertEquals(200, status(objects(4_000)));
        assertEquals(413, status(objects(6_000)));
        assertEquals(
                413, status("{\"a\":" + "[".repeat(50) + "]".repeat(50) + ",\"b\":[" + "1,".repeat(10_000) + "1]}"));
    }

    @Test
    void isRefusedWhereItIsDeep() throws Exception {
        assertEquals(200, status("{\"a\":" + "[".repeat(90) + "]".repeat(90) + "}"));
        assertEquals(400, status("{\"a\":" + "[".repeat(200) + "]".repeat(200) + "}"));
        assertEquals(400, status("{\"a\":".repeat(400_000 / 5)));
    }

    @Test
    void isRefusedWhereItIsNoJson() throws Exception {
        assertEquals(400, status("{\"a\":"));
        assertEquals(400, status("[1]"));
        assertEquals(400, status("1"));
        assertEquals(400, status("nonsense"));
    }

    @Test
    void isReadWhereOthersDoNotWaitForIt() throws Exception {
        assertEquals("false", door.post("/thread", JSON, "{}").body());
    }

    @Test
    void isGivenBackWhereTheRouteEndsWithError() throws Exception {
        assertEquals(500, door.post("/fails", JSON, "{\"a\":1}").statusCode());
        assertEquals(500, door.postForm("/fails", "a=1").statusCode());
        await().until(() -> door.bodyBytes() == 0);
        assertTrue(door.isDrained());
    }

    private int status(String json) throws IOException, InterruptedException {
        return door.post("/reads", JSON, json).statusCode();
    }

    private static String objects(int number) {
        return "{\"a\":[" + "{},".repeat(number) + "{}]}";
    }
}
