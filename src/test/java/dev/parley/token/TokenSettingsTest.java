package dev.parley.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.protocol.Sid;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSettingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT5M", "PT1H", "PT24H"})
    void takesLifetime(Duration ttl) {
        assertEquals(ttl, Samples.settings(null, ttl).ttl());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    PT48H      | token.ttl is 48h: at most 24h, Twilio's ceiling for access tokens.
                    PT24H0.001S| token.ttl is 24h0.001s: at most 24h, Twilio's ceiling for access tokens.
                    PT0S       | token.ttl is 0s: at least 1s.
                    PT0.999S   | token.ttl is 0.999s: at least 1s.
                    PT-5M      | token.ttl is -5m: at least 1s.
                    """)
    void refusesLifetime(Duration ttl, String message) {
        assertRefused(message, () -> Samples.settings(null, ttl));
    }

    @Test
    void namesTheOtherLifetimeToo() {
        assertRefused(
                "token.webchat-ttl is 25h: at most 24h, Twilio's ceiling for access tokens.",
                () -> new TokenSettings(
                        Samples.sid("AC"),
                        Samples.sid("SK"),
                        Samples.SECRET,
                        Samples.sid("IS"),
                        null,
                        null,
                        TokenSettings.DEFAULT_TTL,
                        Duration.ofHours(25),
                        TokenSettings.DEFAULT_WEBCHAT_LIFE,
                        Set.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    PT721H | token.webchat-life is 721h: at most 720h.
                    PT0S   | token.webchat-life is 0s: at least 1s.
                    """)
    void refusesLifeOfWebchats(Duration life, String message) {
        assertRefused(message, () -> Samples.webchats(TokenSettings.DEFAULT_WEBCHAT_TTL, life));
    }

    @Test
    void warnsOfLifetimeThatEndsBeforeItCanBeRenewed() {
        assertEquals(
                List.of("token.ttl is 4m59s: below 5m browsers request a new token at once,"
                        + " as Twilio's SDK announces the expiry 1 to 3 minutes before it."),
                Samples.settings(null, Duration.ofSeconds(299)).warnings());
    }

    @Test
    void hasNothingToWarnOfAtFiveMinutes() {
        assertEquals(List.of(), Samples.settings(null, Duration.ofMinutes(5)).warnings());
    }

    @Test
    void refusesShortSecret() {
        assertRefused(
                "twilio.api-key-secret has 31 bytes: at least 32, as HS256 requires. Set TWILIO_API_KEY_SECRET.",
                () -> with(Samples.sid("AC"), "x".repeat(31), null));
    }

    @Test
    void refusesApiKeyInPlaceOfTheAccount() {
        assertRefused(
                "twilio.account-sid is \"SK01…\": expected AC and 32 hex digits.",
                () -> with(Samples.sid("SK"), Samples.SECRET, null));
    }

    @Test
    void refusesPushCredentialOfAnotherKind() {
        assertRefused(
                "twilio.push-credential-sid is \"IS01…\": expected CR and 32 hex digits.",
                () -> with(Samples.sid("AC"), Samples.SECRET, Samples.sid("IS")));
    }

    @Test
    void keepsTheSecretToItself() {
        assertFalse(Samples.settings().toString().contains(Samples.SECRET));
    }

    private static TokenSettings with(Sid accountSid, String secret, @Nullable Sid pushCredentialSid) {
        return new TokenSettings(
                accountSid,
                Samples.sid("SK"),
                secret,
                Samples.sid("IS"),
                pushCredentialSid,
                null,
                TokenSettings.DEFAULT_TTL,
                TokenSettings.DEFAULT_WEBCHAT_TTL,
                TokenSettings.DEFAULT_WEBCHAT_LIFE,
                Set.of());
    }

    private static void assertRefused(String message, Executable settings) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, settings).getMessage());
    }
}
