package dev.parley.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.setting.SettingsTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartWarningsTest {
    private static final String HEX = "0123456789abcdef0123456789abcdef";

    @Test
    void areNoneWhereNothingLooksWrong() {
        assertEquals(List.of(), warnings(Map.of(), HEX));
        assertEquals(List.of(), warnings(Map.of("twilio.region", "ie1", "twilio.edge", "dublin"), HEX));
        assertEquals(List.of(), warnings(Map.of("twilio.edge", "dublin"), HEX));
    }

    @Test
    void nameRegionWithoutEdge() {
        assertEquals(
                List.of(
                        "twilio.region is \"ie1\" and twilio.edge is not set: Twilio answers for a region at an edge only."
                                + " Set TWILIO_EDGE, say to dublin."),
                warnings(Map.of("twilio.region", "ie1"), HEX));
    }

    @Test
    void tellThatAnybodyMayBeAnybody() {
        assertEquals(
                List.of(
                        "token.identities is any: whoever reaches /token or /chat-widget gets a token for whomever they name,"
                                + " and reads and writes as that person. Set it to random or proven."),
                warnings(Map.of("token.identities", "any"), HEX));
        assertEquals(List.of(), warnings(Map.of("token.identities", "random"), HEX));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xx9", "IE1", "dublin"})
    void nameRegionThatIsNone(String region) {
        assertEquals(
                List.of("twilio.region is \"" + region
                        + "\", which is not a region of Twilio: expected au1, ie1, jp1, us1. Calls"
                        + " and tokens for any other are refused."),
                warnings(Map.of("twilio.region", region, "twilio.edge", "dublin"), HEX));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"0123456789abcdef0123456789abcdef\"",
                "'0123456789abcdef0123456789abcdef'",
                "\u201c0123456789abcdef0123456789abcdef\u201d"
            })
    void tellOfQuotesAroundTheAuthToken(String token) {
        assertEquals(
                List.of(
                        "twilio.auth-token has 34 characters, quotes among them: expected 32 hex digits, without quotes;"
                                + " otherwise no signature of Twilio matches. Set TWILIO_AUTH_TOKEN."),
                warnings(Map.of(), token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdef0123456789abcde", "0123456789abcdef0123456789abcdeg", "a token"})
    void tellOfAuthTokenThatIsNone(String token) {
        assertEquals(
                List.of("twilio.auth-token has " + token.length()
                        + " characters: expected 32 hex digits, without quotes;"
                        + " otherwise no signature of Twilio matches. Set TWILIO_AUTH_TOKEN."),
                warnings(Map.of(), token));
    }

    @Test
    void takeTheSandboxesOwnTokenForOne() {
        assertEquals(List.of(), warnings(Map.of(), "sandbox-auth-token"));
    }

    @Test
    void areNoneWithTheSandbox() {
        assertEquals(
                List.of(),
                StartWarnings.of(
                        SettingsTest.of(Map.of("twilio.region", "xx9", "token.identities", "any")),
                        new TwilioAccess(true, Map.of("twilio.auth-token", "odd"))));
    }

    private static List<String> warnings(Map<String, String> settings, String authToken) {
        return StartWarnings.of(
                SettingsTest.of(settings), new TwilioAccess(false, Map.of("twilio.auth-token", authToken)));
    }
}
