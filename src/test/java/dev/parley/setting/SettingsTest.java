package dev.parley.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class SettingsTest {
    /** Returns the settings that Camel reads from these lines. */
    public static Settings of(Map<String, String> lines) {
        Properties properties = new Properties();
        properties.putAll(lines);
        CamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().setOverrideProperties(properties);
        return new Settings(context::resolvePropertyPlaceholders);
    }

    @Test
    void giveTextWithoutTheBlanksAroundIt() {
        assertEquals(
                "Tackleton",
                of("host.identity", "  Tackleton ").get(Setting.of("host.identity", SettingType.TEXT, "")));
    }

    @Test
    void giveWhatAnotherSettingHolds() {
        Settings settings = of(Map.of("webhooks.signing-keys", "{{twilio.auth-token}}", "twilio.auth-token", "secret"));

        assertEquals("secret", settings.get(Setting.of("webhooks.signing-keys", SettingType.TEXT, "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void takeBlankForNotSet(String blank) {
        assertEquals(
                Optional.empty(),
                of("twilio.edge", blank).get(Setting.of("twilio.edge", SettingType.TEXT.optional(), "")));
    }

    @Test
    void nameWhatIsNotSet() {
        assertRefused("host.identity is not set. Set it in application.properties.", () -> of(Map.of())
                .get(Setting.of("host.identity", SettingType.TEXT, "")));
    }

    @Test
    void giveListsWithoutBlankEntries() {
        assertEquals(List.of("a", "b"), of("keys", " a,, b ,").get(Setting.of("keys", SettingType.TEXT.list(), "")));
        assertEquals(List.of(), of(Map.of()).get(Setting.of("keys", SettingType.TEXT.list(), "")));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "8080, 8080", "65535, 65535"})
    void givePorts(String written, int port) {
        assertEquals(port, of("camel.server.port", written).get(Setting.of("camel.server.port", SettingType.PORT, "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"65536", "-1", "80a", "999999", "0x50", "٨٠"})
    void refuseWhatIsNoPort(String written) {
        assertRefused(
                "camel.server.port is \"" + written + "\": expected a port, 0 to 65535.",
                () -> of("camel.server.port", written).get(Setting.of("camel.server.port", SettingType.PORT, "")));
    }

    @Test
    void giveFlags() {
        assertTrue(
                of("sandbox.enforce-limits", "TRUE").get(Setting.of("sandbox.enforce-limits", SettingType.FLAG, "")));
    }

    @Test
    void nameTheWordsToChooseFrom() {
        assertRefused(
                "hooks.on-failure is \"Ignore\": expected accept or reject.", () -> of("hooks.on-failure", "Ignore")
                        .get(Setting.of("hooks.on-failure", SettingType.choice("accept", "reject"), "")));
    }

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "30s, PT30S", "5m, PT5M", "1h, PT1H", "1h30m, PT1H30M", "250, PT0.25S"})
    void giveDurations(String written, Duration duration) {
        assertEquals(duration, of("hooks.budget", written).get(Setting.of("hooks.budget", SettingType.DURATION, "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", " , "})
    void refuseListThatNeedsAnEntry(String written) {
        assertRefused("webhooks.signing-keys is not set. Set it in application.properties.", () -> of(
                        "webhooks.signing-keys", written)
                .requireEntries(Setting.of("webhooks.signing-keys", SettingType.TEXT.list(), "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "21", "many", "1.5"})
    void refuseNumberOutOfRange(String written) {
        assertRefused("retry.repeats is \"" + written + "\": expected a number of repeats, 0 to 20.", () -> of(
                        "retry.repeats", written)
                .get(Setting.of("retry.repeats", SettingType.number("a number of repeats", 0, 20), "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5 parsecs", "1.5h", "soon", "s", "-5s", "5S", "PT5S", "1e3", "5s 5"})
    void refuseWhatIsNoDuration(String written) {
        assertRefused(
                "hooks.budget is \"" + written + "\": expected a duration such as 500ms, 30s, 5m or 1h.",
                () -> of("hooks.budget", written).get(Setting.of("hooks.budget", SettingType.DURATION, "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://chat.example.com", "http://127.0.0.1:8080", "https://example.com/parley/"})
    void giveAddresses(String written) {
        assertEquals(
                URI.create(written),
                of("webhooks.public-url", written).get(Setting.of("webhooks.public-url", SettingType.ADDRESS, "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chat.example.com",
                "ftp://chat.example.com",
                "https://",
                "https:///chat",
                "https://chat example.com",
                "https://chat.example.com/a b"
            })
    void refuseWhatIsNoAddress(String written) {
        assertRefused(
                "webhooks.public-url is \"" + written + "\": expected an address such as https://chat.example.com,"
                        + " scheme included.",
                () -> of("webhooks.public-url", written)
                        .get(Setting.of("webhooks.public-url", SettingType.ADDRESS, "")));
    }

    @Test
    void leaveOutAddressThatIsNotSet() {
        assertEquals(
                Optional.empty(),
                of(Map.of()).get(Setting.of("twilio.api-base-url", SettingType.ADDRESS.optional(), "")));
    }

    private static Settings of(String key, String value) {
        return of(Map.of(key, value));
    }

    private static void assertRefused(String message, Executable reading) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, reading).getMessage());
    }
}
