package dev.parley.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.setting.SettingsTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitSettingsTest {
    @Test
    void readsHowOftenStrangersMayAsk() {
        LimitSettings tokens =
                LimitSettings.from(SettingsTest.of(limits("10/s burst 60"))).get(0);

        assertEquals(new LimitSettings("tokens", Rate.read("10/s burst 60"), Optional.empty()), tokens);
    }

    @Test
    void refusesALimitThatIsNoRate() {
        assertEquals(
                "limit.tokens.per-address is \"10 a second\": expected a rate such as 10/s, 6/m or 10/s burst 60, or off.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> LimitSettings.from(SettingsTest.of(limits("10 a second"))))
                        .getMessage());
    }

    private static Map<String, String> limits(String ofTokensPerAddress) {
        Map<String, String> limits = new HashMap<>();
        for (String name : List.of("tokens", "webchats", "conversations", "requests")) {
            limits.put("limit." + name + ".per-address", "off");
            limits.put("limit." + name + ".in-all", "off");
        }
        limits.put("limit.tokens.per-address", ofTokensPerAddress);
        return limits;
    }
}
