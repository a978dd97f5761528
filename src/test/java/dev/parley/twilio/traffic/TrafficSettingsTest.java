package dev.parley.twilio.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.setting.SettingsTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficSettingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "many"})
    void refusesToCallTwilioNeverOrWithoutEnd(String calls) {
        Map<String, String> limits = Map.of("twilio.calls-in-flight", calls, "twilio.changes-per-second", "30");

        assertEquals(
                "twilio.calls-in-flight is \"" + calls + "\": expected a number of calls, 1 to 1000.",
                assertThrows(IllegalArgumentException.class, () -> TrafficSettings.from(SettingsTest.of(limits)))
                        .getMessage());
    }

    @Test
    void letsVisitorsHaveAThirdOfTheChangesUnlessToldOtherwise() {
        assertEquals(10, visitorChanges("30", ""));
        assertEquals(1, visitorChanges("2", ""));
        assertEquals(30, visitorChanges("30", "30"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "31", "third"})
    void refusesToLetVisitorsHaveNothingOrMoreThanAll(String visitors) {
        assertEquals(
                "twilio.visitor-changes-per-second is \"" + visitors
                        + "\": expected a part of twilio.changes-per-second, 1 to 30.",
                assertThrows(IllegalArgumentException.class, () -> visitorChanges("30", visitors))
                        .getMessage());
    }

    private static int visitorChanges(String all, String visitors) {
        Map<String, String> limits = Map.of(
                "twilio.calls-in-flight",
                "256",
                "twilio.changes-per-second",
                all,
                "twilio.visitor-changes-per-second",
                visitors,
                "twilio.conversations-service-sid",
                "IS" + "0".repeat(32));
        return TrafficSettings.from(SettingsTest.of(limits)).visitorChangesPerSecond();
    }
}
