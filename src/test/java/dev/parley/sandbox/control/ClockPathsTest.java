package dev.parley.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClockPathsTest {
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
                "400 20001 Advance is \"-PT1H\": the clock cannot go back.",
                bench.post(CLOCK, "Advance", "-PT1H").refusal());
    }

    @Test
    void goesNoFurtherThanACentury() {
        bench.post(CLOCK, "Advance", "P36499D");

        assertEquals(
                "400 20001 Advance is \"P2D\": the clock can be advanced by a century in total.",
                bench.post(CLOCK, "Advance", "P2D").refusal());
    }

    @Test
    void refusesWhatIsNoDuration() {
        assertEquals(
                "400 20001 Advance is \"1h\": expected a duration like PT10M, PT1H30M or P2D.",
                bench.post(CLOCK, "Advance", "1h").refusal());
        assertEquals(
                "400 20001 Missing required parameter Advance.",
                bench.post(CLOCK).refusal());
        assertEquals(
                "400 20001 Advance is empty.", bench.post(CLOCK, "Advance", "").refusal());
    }

    @Test
    void showsWholeMilliseconds() {
        bench.post(CLOCK, "Advance", "PT0.123456789S");

        assertEquals("PT0.123S", bench.get(CLOCK).json().getString("ahead"));
    }
}
