package dev.parley.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The bench's clock stands still, so everything happens within one second. */
class RateLimitTest {
    @RegisterExtension
    final Bench bench = new Bench(true);

    @Test
    void refusesTheThirtyFirstChangeWithinASecond() {
        String conversation = "/v1/Conversations/" + bench.conversation();
        for (int i = 0; i < 30; i++) {
            assertEquals(
                    201, bench.post(conversation + "/Messages", "Body", "hello").status());
        }

        Bench.Reply next = bench.post(conversation + "/Messages", "Body", "hello");

        assertEquals("429 20429 More than 30 changes within a second. Try again later.", next.refusal());
    }

    @Test
    void countsEachConversationByItself() {
        String busy = "/v1/Conversations/" + bench.conversation();
        String quiet = "/v1/Conversations/" + bench.conversation();
        for (int i = 0; i < 31; i++) {
            bench.post(busy + "/Messages", "Body", "hello");
        }

        assertEquals(201, bench.post(quiet + "/Messages", "Body", "hello").status());
    }

    @Test
    void countsEachServiceByItself() {
        String quiet = bench.post("/v1/Services", "FriendlyName", "Repairs").sid();
        for (int i = 0; i < 31; i++) {
            bench.post("/v1/Conversations");
        }

        assertEquals(201, bench.post("/v1/Services/" + quiet + "/Conversations").status());
    }

    @Test
    void countsNoReading() {
        for (int i = 0; i < 40; i++) {
            bench.get("/v1/Conversations");
        }

        assertEquals(201, bench.post("/v1/Conversations").status());
    }
}
