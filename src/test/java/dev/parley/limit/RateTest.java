package dev.parley.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
    @ParameterizedTest
    @CsvSource({
        "10/s,             10, PT1S,  10",
        "10/s burst 60,    10, PT1S,  60",
        "6/m,               6, PT1M,   6",
        "100 / h burst 5, 100, PT1H,   5",
        "1/s,               1, PT1S,   1",
        "100000/s,     100000, PT1S, 100000",
    })
    void readsHowOftenAndHowManyAtOnce(String text, long times, Duration period, long burst) {
        assertEquals(Optional.of(new Rate(times, period, burst, text)), Rate.read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "OFF", "0"})
    void readsThatThereIsNoLimit(String text) {
        assertEquals(Optional.empty(), Rate.read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "10/d", "-1/s", "10/s burst", "10/s 60", "ten/s", "1.5/s", "10/s burst 60 more"})
    void saysWhatItExpects(String text) {
        assertEquals(
                "expected a rate such as 10/s, 6/m or 10/s burst 60, or off",
                assertThrows(IllegalArgumentException.class, () -> Rate.read(text))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/s", "0/m burst 5", "100001/s", "10/s burst 0", "10/s burst 100001"})
    void refusesNumbersOutOfRange(String text) {
        assertEquals(
                "expected numbers from 1 to 100000",
                assertThrows(IllegalArgumentException.class, () -> Rate.read(text))
                        .getMessage());
    }

    @Test
    void isShownAsItWasWritten() {
        assertEquals("10/s burst 60", Rate.read("10/s burst 60").orElseThrow().toString());
    }
}
