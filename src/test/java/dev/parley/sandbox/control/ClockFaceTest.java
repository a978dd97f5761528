package dev.parley.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClockFaceTest {
    private static final String CLOCK = "/sandbox/clock";

    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void showsTheTimeAndHowFarAheadItIs() {
        bench.post(CLOCK, "Advance", "PT1H");
        bench.post(CLOCK, "Advance", "PT30M");

        assertEquals(
                new JsonObject().put("now", "2026-11-22T11:30:00.125Z").put("ahead", "PT1H30M"),
                bench.get(CLOCK).json());
    }

    @Test
    void datesWhatIsCreatedLater() {
        bench.post(CLOCK, "Advance", "P1D");

        assertEquals(
                "2026-11-23T10:00:00Z", bench.post("/v1/Conversations").json().getString("date_created"));
    }

    @Test
    void isSetRightByAReset() {
        bench.post(CLOCK, "Advance", "PT1H");

        bench.post("/sandbox/reset");

        assertEquals("PT0S", bench.get(CLOCK).json().getString("ahead"));
    }

    @Test
    void isNeverTurnedBack() {
        assertEquals(
                "400 20001 Advance is \"-PT1H\": expected a duration like PT10M, onwards, and no more than a century"
                        + " altogether.",
                bench.post(CLOCK, "Advance", "-PT1H").refusal());
    }

    @Test
    void goesNoFurtherThanACentury() {
        bench.post(CLOCK, "Advance", "P36499D");

        assertEquals(400, bench.post(CLOCK, "Advance", "P2D").status());
    }

    @Test
    void refusesWhatIsNoDuration() {
        assertEquals(400, bench.post(CLOCK, "Advance", "an hour").status());
        assertEquals(
                "400 20001 Missing required parameter Advance.",
                bench.post(CLOCK).refusal());
    }
}
