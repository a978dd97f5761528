package dev.parley.app.settings;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.setting.SettingsTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteDeclarationsTest {
    @ParameterizedTest
    @CsvSource({
        "'',                    ''",
        "conversation,          ''",
        "+15005550100,          +15005550106",
        "+15005550100,          MG00000000000000000000000000000000",
        "whatsapp:+15005550100, whatsapp:+15005550106",
        "whatsapp:+15005550100, MG00000000000000000000000000000000",
    })
    void letsAConversationOrAnOperatorBeToldOfWhatDidNotArrive(String tell, String from) {
        assertDoesNotThrow(() -> check(tell, from));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Conversation", "15005550100", "+1 500 555", "me@example.com", "+05005550100"})
    void refusesToTellWhomNoTextReaches(String tell) {
        assertRefused(
                "undelivered.tell is \"" + tell + "\": expected conversation, an address such as +15005550100 or"
                        + " whatsapp:+15005550100, or nothing.",
                tell,
                "+15005550106");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5005550106", "MG1", "whatsapp:+15005550106"})
    void refusesASenderThatCannotTextTheOperator(String from) {
        assertRefused(
                "undelivered.from is \"" + from + "\": undelivered.tell is +15005550100, so expected who sends to it, a"
                        + " number such as +15005550106 or a messaging service, MG and 32 hex digits.",
                "+15005550100",
                from);
    }

    @Test
    void refusesASenderOnAnotherChannelThanTheOperator() {
        assertRefused(
                "undelivered.from is \"+15005550106\": undelivered.tell is whatsapp:+15005550100, so expected who sends to"
                        + " it, a number such as whatsapp:+15005550106 or a messaging service, MG and 32 hex digits.",
                "whatsapp:+15005550100",
                "+15005550106");
    }

    private static void assertRefused(String message, String tell, String from) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> check(tell, from))
                        .getMessage());
    }

    private static void check(String tell, String from) {
        RouteDeclarations.checkUndelivered(SettingsTest.of(Map.of("undelivered.tell", tell, "undelivered.from", from)));
    }
}
