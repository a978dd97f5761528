package dev.parley.token;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.setting.SettingsTest;
import dev.parley.token.IdentitySettings.Mode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitySettingsTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final Map<String, String> PROVEN = Map.of("token.identities", "proven");
    private static final Map<String, String> BY_JWT =
            Map.of("token.jwt-issuer", "https://shop.example", "token.jwt-audience", "parley", "token.jwt-key", KEY);

    @Test
    void areWhatHoldsOtherwiseWhereNothingIsSet() {
        assertEquals(Mode.RANDOM, mode("", Mode.RANDOM));
        assertEquals(Mode.ANY, mode("", Mode.ANY));
    }

    @ParameterizedTest
    @CsvSource({"random, RANDOM", "Any, ANY"})
    void areWhatIsSet(String written, Mode mode) {
        assertEquals(mode, mode(written, Mode.RANDOM));
        assertEquals(mode, mode(written, Mode.ANY));
    }

    @Test
    void refuseAnotherWord() {
        assertRefused(
                "token.identities is \"all\": expected random or proven or any.", Map.of("token.identities", "all"));
    }

    @Test
    void areProvenByAKeyOrByJwts() {
        assertDoesNotThrow(() -> read(with(PROVEN, Map.of("token.proof-key", KEY))));
        assertDoesNotThrow(() -> read(with(PROVEN, BY_JWT)));
        assertDoesNotThrow(() -> read(with(PROVEN, with(BY_JWT, Map.of("token.proof-key", KEY)))));
        assertFalse(
                read(with(PROVEN, Map.of("token.proof-key", KEY))).toString().contains(KEY));
        assertFalse(read(with(PROVEN, BY_JWT)).toString().contains(KEY));
    }

    @Test
    void nameWhatProvesThem() {
        assertRefused(
                "token.identities is proven, which needs a key: set PARLEY_TOKEN_PROOF_KEY, for example to the output of"
                        + " \"openssl rand -hex 32\", or token.jwt-jwks-url, token.jwt-issuer and token.jwt-audience.",
                PROVEN);
    }

    @Test
    void refuseShortKey() {
        assertRefused(
                "token.proof-key has 31 bytes: expected 32 or more. Set PARLEY_TOKEN_PROOF_KEY, for example to the output"
                        + " of \"openssl rand -hex 32\".",
                with(PROVEN, Map.of("token.proof-key", KEY.substring(1))));
        assertRefused(
                "token.jwt-key has 31 bytes: expected 32 or more, as HS256 requires, or a public key in PEM. Set"
                        + " PARLEY_TOKEN_JWT_KEY.",
                with(PROVEN, with(BY_JWT, Map.of("token.jwt-key", KEY.substring(1)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"token.jwt-issuer", "token.jwt-audience"})
    void wantIssuerAndAudience(String key) {
        assertRefused(
                key + " is not set. Set it in application.properties.", with(PROVEN, with(BY_JWT, Map.of(key, ""))));
    }

    @Test
    void refuseTwoSourcesOfKeys() {
        assertRefused(
                "token.jwt-key and token.jwt-jwks-url are both set: expected one of them.",
                with(PROVEN, with(BY_JWT, Map.of("token.jwt-jwks-url", "https://shop.example/jwks"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://shop.example/jwks", "http://localhost.shop.example/jwks", "http://10.0.0.1/jwks"})
    void refuseKeysThatOthersCouldChangeOnTheWay(String address) {
        assertRefused(
                "token.jwt-jwks-url is \"" + address
                        + "\": expected https, or a loopback address: with other keys a"
                        + " caller could take any identity.",
                with(PROVEN, with(BY_JWT, Map.of("token.jwt-key", "", "token.jwt-jwks-url", address))));
    }

    private static Mode mode(String written, Mode otherwise) {
        return IdentitySettings.from(SettingsTest.of(Map.of("token.identities", written)), otherwise)
                .mode();
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    private static Object read(Map<String, String> settings) {
        return IdentitySettings.from(SettingsTest.of(settings), Mode.RANDOM);
    }

    private static void assertRefused(String message, Map<String, String> settings) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> read(settings))
                        .getMessage());
    }
}
