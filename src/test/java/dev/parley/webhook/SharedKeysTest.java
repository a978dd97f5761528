package dev.parley.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One request that npm's twilio 6.3.1 has signed with a shared key, with valid and invalid headers. */
class SharedKeysTest {
    private static final String SETTINGS = "X-Twilio-Webhooks-Signature-Settings";
    private static final String KEY = "webhooks_sharedkey_01aa";
    private static final String SHA1 = "E/Gm27GNrpBjn3w6p2A/H2Ib7Os=";
    private static final String SHA256 = "rT/8amVIdceEo60QXntdVN3r6RRDBkWwlOXIOLU+LyM=";
    private static final SignedRequest REQUEST = SignedRequest.form(
                    "https://chat.example.com/chat", "EventType=onMessageAdded&Body=hi+%F0%9F%91%8B")
            .withoutSignature();

    private final SignatureCheck check =
            check(SignedRequest.KEY, KEY + ":shared secret", "webhooks_sharedkey_02bb:other:secret");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "key=webhooks_sharedkey_01aa,algorithm=HMAC_SHA256    | " + SHA256,
                "algorithm=HMAC_SHA256,key=webhooks_sharedkey_01aa    | " + SHA256,
                "key=webhooks_sharedkey_01aa, algorithm = hmac_sha256 | " + SHA256,
                "key=webhooks_sharedkey_01aa,algorithm=HMAC_SHA256,version=2 | " + SHA256,
                "key=webhooks_sharedkey_01aa,algorithm=HMAC_SHA1      | " + SHA1,
                "key=webhooks_sharedkey_01aa                          | " + SHA1
            })
    void acceptsWhatTwilioSigned(String settings, String signature) {
        assertEquals("signed by Twilio", reason(signature, settings));
    }

    @Test
    void acceptsTheAuthTokenWhereNoKeyIsNamed() {
        SignedRequest byToken = SignedRequest.form("https://chat.example.com/chat", "Body=hi");

        assertEquals(new SignatureVerdict.Signed(), check.decide(byToken.received()));
        assertEquals(
                new SignatureVerdict.Signed(),
                check.decide(byToken.withHeader(SETTINGS, "").received()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "key=webhooks_sharedkey_01aa,algorithm=HMAC_SHA256 | " + SHA1 + " | HMAC_SHA256",
                "key=webhooks_sharedkey_01aa,algorithm=HMAC_SHA1   | " + SHA256 + " | HMAC_SHA1"
            })
    void refusesOtherAlgorithmThanTheOneNamed(String settings, String signature, String algorithm) {
        assertEquals(
                "the " + algorithm + " signature by webhooks_sharedkey_01aa does not match"
                        + " https://chat.example.com/chat. If Twilio calls another address, set webhooks.public-url to"
                        + " it; if the key has another secret, set that in webhooks.signing-keys.",
                reason(signature, settings));
    }

    @Test
    void refusesSharedKeyThatIsNotNamed() {
        assertRefused(REQUEST.withHeader("X-Twilio-Signature", SHA1));
        assertRefused(REQUEST.withHeader("X-Twilio-Signature", SHA256));
    }

    @Test
    void refusesAnotherSharedKeyThanTheOneNamed() {
        assertRefused(signed(SHA256, "key=webhooks_sharedkey_02bb,algorithm=HMAC_SHA256"));
    }

    @Test
    void refusesTheAuthTokenWhereKeyIsNamed() {
        SignedRequest byToken = SignedRequest.form("https://chat.example.com/chat", "Body=hi");

        assertRefused(byToken.withHeader(SETTINGS, "key=webhooks_sharedkey_01aa,algorithm=HMAC_SHA1"));
        assertRefused(byToken.withHeader(SETTINGS, "key=,algorithm=HMAC_SHA1"));
    }

    @Test
    void namesTheKeyAndTheAlgorithmThatItDoesNotHold() {
        assertEquals(
                "it is signed with HMAC_SHA256 by key \"webhooks_sharedkey_03cc\", which is not in webhooks.signing-keys."
                        + " If the key is yours, add its name, a colon and its secret there",
                reason(SHA256, "key=webhooks_sharedkey_03cc,algorithm=HMAC_SHA256"));
        assertEquals(
                "it is signed with HMAC_SHA1 by key \"" + "k".repeat(64) + "…\", which is not in webhooks.signing-keys."
                        + " If the key is yours, add its name, a colon and its secret there",
                reason(SHA1, "key=" + "k".repeat(100)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "key=webhooks_sharedkey_01aa,algorithm=HMAC_MD5 | names the algorithm \"HMAC_MD5\"",
                "key=webhooks_sharedkey_01aa,algorithm=         | names the algorithm \"\"",
                "webhooks_sharedkey_01aa                        | is \"webhooks_sharedkey_01aa\"",
                "algorithm=HMAC_SHA256                          | is \"algorithm=HMAC_SHA256\"",
                "key=a,key=webhooks_sharedkey_01aa              | is \"key=a,key=webhooks_sharedkey_01aa\""
            })
    void refusesSettingsThatCannotBeTwilios(String settings, String what) {
        assertEquals(
                SETTINGS + " " + what + ": expected key=webhooks_sharedkey_… and algorithm=HMAC_SHA256 or HMAC_SHA1",
                reason(SHA256, settings));
    }

    @Test
    void refusesSettingsThatAreTooLong() {
        assertEquals(
                SETTINGS + " has 300 characters: expected key=webhooks_sharedkey_… and algorithm=HMAC_SHA256 or"
                        + " HMAC_SHA1",
                reason(SHA256, "k".repeat(300)));
    }

    @Test
    void refusesSettingsThatCameTwice() {
        String settings = "key=webhooks_sharedkey_01aa,algorithm=HMAC_SHA256";

        SignatureVerdict verdict = check.decide(
                signed(SHA256, settings).withHeader(SETTINGS, settings).received());

        assertEquals("it has more than one " + SETTINGS, verdict.reason());
    }

    @Test
    void refusesWhatNamesNoKeyWhereThereIsNoAuthToken() {
        SignatureCheck sharedOnly = check(KEY + ":shared secret");

        assertEquals(
                "it names no shared key in " + SETTINGS + ", and webhooks.signing-keys has no auth token",
                sharedOnly.decide(SignedRequest.valid().received()).reason());
        assertEquals(
                new SignatureVerdict.Signed(),
                sharedOnly.decide(signed(SHA256, "key=webhooks_sharedkey_01aa,algorithm=HMAC_SHA256")
                        .received()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhooks_sharedkey_01aa", "webhooks_sharedkey_:secret-secret", "webhooks_sharedkey_01aa:"})
    void stopsTheStartWithoutTellingTheSecret(String entry) {
        assertEquals(
                "webhooks.signing-keys has \"" + entry.substring(0, 23) + "…\" (" + entry.length()
                        + " characters): expected the name of a shared key, a colon and its secret.",
                assertThrows(IllegalArgumentException.class, () -> check(entry)).getMessage());
    }

    @Test
    void stopsTheStartWhereOneKeyHasTwoSecrets() {
        assertEquals(
                "webhooks.signing-keys has webhooks_sharedkey_01aa twice: expected one secret.",
                assertThrows(IllegalArgumentException.class, () -> check(KEY + ":one", KEY + ":two"))
                        .getMessage());
    }

    private static SignatureCheck check(String... keys) {
        return new SignatureCheck(SignedRequest.PUBLIC_URL, List.of(keys));
    }

    private static SignedRequest signed(String signature, String settings) {
        return REQUEST.withHeader("X-Twilio-Signature", signature).withHeader(SETTINGS, settings);
    }

    private String reason(String signature, String settings) {
        return check.decide(signed(signature, settings).received()).reason();
    }

    private void assertRefused(SignedRequest refused) {
        assertEquals(403, check.decide(refused.received()).status());
    }
}
