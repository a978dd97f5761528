package dev.parley.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.setting.SettingsTest;
import dev.parley.token.IdentitySettings.Mode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With none of the six settings the sandbox stands in, with all of them it is Twilio, with some of them nothing starts. */
class TwilioAccessTest {
    private static final String ZEROS = "0".repeat(32);
    private static final Map<String, String> SIX = Map.of(
            "twilio.account-sid",
            "AC" + "1".repeat(32),
            "twilio.auth-token",
            "token",
            "twilio.api-key-sid",
            "SK" + "1".repeat(32),
            "twilio.api-key-secret",
            "secret",
            "twilio.conversations-service-sid",
            "IS" + "1".repeat(32),
            "webhooks.public-url",
            "https://chat.example.com");
    private static final Map<String, String> OF_SANDBOX = Map.of(
            "twilio.account-sid",
            "AC" + ZEROS,
            "twilio.auth-token",
            "sandbox-auth-token",
            "twilio.api-key-sid",
            "SK" + ZEROS,
            "twilio.api-key-secret",
            "sandbox-api-key-secret-0123456789",
            "twilio.conversations-service-sid",
            "IS" + ZEROS,
            "webhooks.public-url",
            "http://127.0.0.1:8080");

    @Test
    void isTheSandboxWithNone() {
        assertEquals(new TwilioAccess(true, OF_SANDBOX), decide("auto", Map.of()));
    }

    @Test
    void isTwilioWithAll() {
        assertEquals(new TwilioAccess(false, SIX), decide("auto", SIX));
    }

    @Test
    void isNothingWithSome() {
        assertRefused(
                "To go live set all six settings; missing: TWILIO_AUTH_TOKEN, TWILIO_API_KEY_SECRET,"
                        + " PARLEY_PUBLIC_URL. To run with the sandbox set none of them.",
                "auto",
                without("twilio.auth-token", "twilio.api-key-secret", "webhooks.public-url"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void takesBlankForMissing(String blank) {
        Map<String, String> blankToken = new HashMap<>(SIX);
        blankToken.put("twilio.auth-token", blank);

        assertRefused(
                "To go live set all six settings; missing: TWILIO_AUTH_TOKEN. To run with the sandbox set none of them.",
                "auto",
                blankToken);
    }

    @Test
    void isTheSandboxWhereItIsEnabled() {
        assertEquals(new TwilioAccess(true, OF_SANDBOX), decide("true", SIX));
        assertEquals(new TwilioAccess(true, OF_SANDBOX), decide("true", without("twilio.auth-token")));
    }

    @Test
    void isTwilioWhereTheSandboxIsNotEnabled() {
        assertEquals(new TwilioAccess(false, SIX), decide("false", SIX));
    }

    @Test
    void isNothingWithNoneWhereTheSandboxIsNotEnabled() {
        assertRefused(
                "To go live set all six settings; missing: TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_API_KEY_SID,"
                        + " TWILIO_API_KEY_SECRET, TWILIO_CONVERSATIONS_SERVICE_SID, PARLEY_PUBLIC_URL. To run with the"
                        + " sandbox set none of them, and sandbox.enabled to auto.",
                "false",
                Map.of());
    }

    @Test
    void refusesAddressWithoutScheme() {
        Map<String, String> bare = new HashMap<>(SIX);
        bare.put("webhooks.public-url", "chat.example.com");

        assertRefused(
                "webhooks.public-url is \"chat.example.com\": expected an address such as https://chat.example.com,"
                        + " scheme included.",
                "auto",
                bare);
    }

    @Test
    void givesTokensToRandomIdentitiesUnlessTheSandboxStandsIn() {
        assertEquals(Mode.RANDOM, new TwilioAccess(false, SIX).identities());
        assertEquals(Mode.ANY, new TwilioAccess(true, OF_SANDBOX).identities());
    }

    @Test
    void refusesAnotherWord() {
        assertRefused("sandbox.enabled is \"yes\": expected auto or true or false.", "yes", Map.of());
    }

    private static Map<String, String> without(String... keys) {
        Map<String, String> some = new TreeMap<>(SIX);
        some.keySet().removeAll(Set.of(keys));
        return some;
    }

    private static TwilioAccess decide(String enabled, Map<String, String> live) {
        Map<String, String> lines = new HashMap<>(live);
        lines.put("sandbox.enabled", enabled);
        lines.put("camel.server.port", "8080");
        return TwilioAccess.decide(SettingsTest.of(lines));
    }

    private static void assertRefused(String message, String enabled, Map<String, String> live) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> decide(enabled, live))
                        .getMessage());
    }
}
