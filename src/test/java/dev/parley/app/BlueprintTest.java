package dev.parley.app;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.app.settings.SettingsTest;
import dev.parley.limit.LimitSettings;
import dev.parley.limit.Rate;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlueprintTest {
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

    @Test
    void refusesTwoServersOnOnePort() {
        Map<String, String> ports = Map.of(
                "camel.server.port", "8080",
                "camel.management.enabled", "true",
                "camel.management.port", "9876",
                "sandbox.port", "8080");

        assertEquals(
                "sandbox.port is 8080, and so is camel.server.port: expected two ports.",
                assertThrows(IllegalArgumentException.class, () -> blueprint(ports, true)
                                .checkPorts())
                        .getMessage());
        assertDoesNotThrow(() -> blueprint(ports, false).checkPorts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "many"})
    void refusesToCallTwilioNeverOrWithoutEnd(String calls) {
        Map<String, String> limits = Map.of("twilio.calls-in-flight", calls, "twilio.changes-per-second", "30");

        assertEquals(
                "twilio.calls-in-flight is \"" + calls + "\": expected a number of calls, 1 to 1000.",
                assertThrows(IllegalArgumentException.class, () -> blueprint(limits, true)
                                .traffic())
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
        return blueprint(limits, true).traffic().visitorChangesPerSecond();
    }

    @Test
    void readsHowOftenStrangersMayAsk() {
        LimitSettings tokens = blueprint(limits("10/s burst 60"), true).limits().get(0);

        assertEquals(new LimitSettings("tokens", Rate.read("10/s burst 60"), Optional.empty()), tokens);
    }

    @Test
    void refusesALimitThatIsNoRate() {
        assertEquals(
                "limit.tokens.per-address is \"10 a second\": expected a rate such as 10/s, 6/m or 10/s burst 60, or off.",
                assertThrows(IllegalArgumentException.class, () -> blueprint(limits("10 a second"), true)
                                .limits())
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

    private static void assertRefused(String message, String tell, String from) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> check(tell, from))
                        .getMessage());
    }

    private static void check(String tell, String from) {
        blueprint(Map.of("undelivered.tell", tell, "undelivered.from", from), true)
                .checkUndelivered();
    }

    private static Blueprint blueprint(Map<String, String> settings, boolean sandbox) {
        return new Blueprint(SettingsTest.of(settings), new TwilioAccess(sandbox, Map.of()), Path.of("."));
    }
}
