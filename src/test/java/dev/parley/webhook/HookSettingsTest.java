package dev.parley.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.webhook.HookSettings.OnFailure;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookSettingsTest {
    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 5_000, 60_000})
    void refusesBudgetThatTwilioDoesNotWaitFor(long millis) {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class, () -> new HookSettings(Duration.ofMillis(millis), OnFailure.ACCEPT));

        assertEquals(
                "hooks.budget is " + millis + " ms: expected more than 0 and less than 5 s, Twilio's own timeout.",
                refusal.getMessage());
    }

    @Test
    void takesAnythingShorter() {
        assertEquals(Duration.ofMillis(4_999), new HookSettings(Duration.ofMillis(4_999), OnFailure.REJECT).budget());
    }
}
