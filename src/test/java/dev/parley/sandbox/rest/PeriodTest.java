package dev.parley.sandbox.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Conversations are listed by when they were created. */
class PeriodTest {
    @RegisterExtension
    final Bench bench = new Bench();

    @BeforeEach
    void openOneADay() {
        for (String day : List.of("20", "21", "22")) {
            bench.post("/v1/Conversations", "FriendlyName", day, "DateCreated", "2026-11-" + day + "T23:59:59.500Z");
        }
    }

    @Test
    void listsTheOldestFirstWithoutOne() {
        assertEquals(List.of("20", "21", "22"), names(""));
    }

    @Test
    void listsTheNewestFirstFromADayOn() {
        assertEquals(List.of("22", "21"), names("?StartDate=2026-11-21"));
    }

    @Test
    void listsUpToTheEndOfADay() {
        assertEquals(List.of("21", "20"), names("?EndDate=2026-11-21"));
    }

    @Test
    void countsBothSecondsIn() {
        assertEquals(List.of("21"), names("?StartDate=2026-11-21T00:00:00Z&EndDate=2026-11-21T23:59:59Z"));
    }

    @Test
    void goesWithAState() {
        assertEquals(List.of(), names("?StartDate=2026-11-21&State=closed"));
    }

    @Test
    void goesOnOverPages() {
        String next = bench.get("/v1/Conversations?StartDate=2026-11-20&PageSize=2")
                .json()
                .getJsonObject("meta")
                .getString("next_page_url");

        assertEquals(List.of("20"), names(next.substring((bench.uri() + "/v1/Conversations").length())));
    }

    @Test
    void refusesADayThatIsNone() {
        assertEquals(
                "400 20001 StartDate is \"2026-11-31\": expected a day like 2026-11-22, or a time like"
                        + " 2026-11-22T10:00:00Z.",
                bench.get("/v1/Conversations?StartDate=2026-11-31").refusal());
    }

    private List<String> names(String query) {
        return bench.get("/v1/Conversations" + query).list("conversations").stream()
                .map(conversation -> ((JsonObject) conversation).getString("friendly_name"))
                .toList();
    }
}
