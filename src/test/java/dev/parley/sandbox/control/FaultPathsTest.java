package dev.parley.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.sandbox.Bench;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultPathsTest {
    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void answersTheNextCallsAndThenNoMore() {
        bench.post("/sandbox/faults", "Path", "/v1/Conversations", "Status", "503", "Times", "2");

        List<Integer> statuses = Stream.generate(
                        () -> bench.post("/v1/Conversations").status())
                .limit(3)
                .toList();

        assertEquals(List.of(503, 503, 201), statuses);
    }

    @Test
    void looksLikeTwiliosError() {
        bench.post(
                "/sandbox/faults",
                "Path",
                "/v1/",
                "Status",
                "429",
                "Code",
                "20429",
                "RetryAfter",
                "3",
                "Method",
                "GET");
        bench.conversation();

        Bench.Reply refused = bench.get("/v1/Conversations");

        assertEquals("429 20429 This error was asked for with POST /sandbox/faults.", refused.refusal());
        assertEquals("3", refused.retryAfter());
    }

    @Test
    void fitsPathsWithStarsInThem() {
        String conversation = bench.conversation();
        bench.post("/sandbox/faults", "Path", "/v1/Conversations/*/Messages", "Status", "500");

        assertEquals(
                200,
                bench.get("/v1/Conversations/" + conversation + "/Participants").status());
        assertEquals(
                500,
                bench.get("/v1/Conversations/" + conversation + "/Messages").status());
    }

    @Test
    void carriesOutWhatItAnswersWithAnErrorWhenToldTo() {
        bench.post("/sandbox/faults", "Path", "/v1/Conversations", "Status", "500", "Applied", "true");

        assertEquals(500, bench.post("/v1/Conversations").status());

        assertEquals(1, bench.get("/v1/Conversations").list("conversations").size());
    }

    @Test
    void listsWhatIsArmedAndHowOftenItStillStrikes() {
        bench.post("/sandbox/faults", "Path", "/v1/Users", "Status", "429", "RetryAfter", "3", "Times", "2");
        bench.post("/sandbox/faults", "Event", "onMessageAdded", "Kind", "late", "DelayMillis", "50");
        bench.get("/v1/Users");

        assertEquals(
                new JsonArray(
                        """
                        [{"id": 1, "kind": "error", "method": null, "path": "/v1/Users", "event": null, "status": 429,
                          "code": 20429, "retry_after": 3, "html": false, "applied": false, "delay_millis": null,
                          "times": 1, "struck": 1},
                         {"id": 2, "kind": "late", "method": null, "path": null, "event": "onMessageAdded", "status": null,
                          "code": null, "retry_after": null, "html": null, "applied": null, "delay_millis": 50,
                          "times": 1, "struck": 0}]
                        """),
                bench.get("/sandbox/faults").array());
    }

    @Test
    void disarmsOneOrAll() {
        bench.post("/sandbox/faults", "Path", "/v1/Users", "Status", "500");
        bench.post("/sandbox/faults", "Event", "*", "Kind", "dropped");
        bench.post("/sandbox/faults", "Path", "/v1/Roles", "Status", "500");

        assertEquals(204, bench.delete("/sandbox/faults/1").status());
        assertEquals(
                "404 20404 There is no fault 1.",
                bench.delete("/sandbox/faults/1").refusal());
        assertEquals(2, bench.get("/sandbox/faults").array().size());
        assertEquals(204, bench.delete("/sandbox/faults").status());
        assertEquals("[]", bench.get("/sandbox/faults").text());
        assertEquals(200, bench.get("/v1/Roles").status());
    }

    @Test
    void answersAPageAsAProxyWould() {
        bench.post("/sandbox/faults", "Path", "/v1/Users", "Status", "502", "Html", "true");

        Bench.Reply broken = bench.get("/v1/Users");

        assertEquals(502, broken.status());
        assertTrue(broken.text().startsWith("<!doctype html>"), broken.text());
    }

    @Test
    void letsACallWaitAndThenCarriesItOut() {
        bench.post("/sandbox/faults", "Path", "/v1/Conversations", "Kind", "slow", "DelayMillis", "600000");
        var slow = bench.send("/v1/Conversations", "UniqueName", "slow");
        Awaitility.await().until(() -> bench.get("/sandbox/faults").text().equals("[]"));

        assertEquals(201, bench.post("/v1/Conversations", "UniqueName", "quick").status());
        assertEquals(404, bench.get("/v1/Conversations/slow").status());
        bench.pass("PT9M59.999S");
        assertFalse(slow.isDone());

        bench.pass("PT0.001S");
        assertEquals(201, slow.join().status());
        assertEquals(200, bench.get("/v1/Conversations/slow").status());
    }

    @Test
    void answersAtOnceWhatIsSlowWhenTheSandboxIsReset() {
        bench.post("/sandbox/faults", "Path", "/v1/Conversations", "Kind", "slow", "DelayMillis", "600000");
        var slow = bench.send("/v1/Conversations", "UniqueName", "slow");
        Awaitility.await().until(() -> bench.get("/sandbox/faults").text().equals("[]"));

        bench.post("/sandbox/reset");

        assertEquals(
                "503 20503 This call was slow, and the sandbox was reset meanwhile.",
                slow.join().refusal());
        assertEquals(404, bench.get("/v1/Conversations/slow").status());
    }

    @Test
    void dropsTheConnectionBeforeAndAfterTheEffect() {
        bench.post("/sandbox/faults", "Path", "/v1/Conversations", "Kind", "dropped");
        bench.post("/sandbox/faults", "Path", "/v1/Conversations", "Kind", "dropped", "Applied", "true");

        assertHangsUp("before");
        assertHangsUp("after");

        assertEquals(404, bench.get("/v1/Conversations/before").status());
        assertEquals(200, bench.get("/v1/Conversations/after").status());
        assertNull(bench.get("/sandbox/calls").array().getJsonObject(0).getInteger("status"));
    }

    private void assertHangsUp(String uniqueName) {
        var unanswered = bench.send("/v1/Conversations", "UniqueName", uniqueName);
        assertInstanceOf(
                IOException.class,
                assertThrows(CompletionException.class, unanswered::join).getCause());
    }
}
