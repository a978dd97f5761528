package dev.parley.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultsTest {
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
    void refusesAStatusThatIsNoError() {
        assertEquals(
                "400 20001 Status is 200: expected 400 to 599.",
                bench.post("/sandbox/faults", "Path", "/", "Status", "200").refusal());
    }
}
