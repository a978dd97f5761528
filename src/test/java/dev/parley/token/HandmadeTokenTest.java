package dev.parley.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens with a valid signature that no library would write. */
class HandmadeTokenTest {
    private static final Webchat ALICES = new Webchat(new Identity("alice"), Samples.NOON);
    private static final String HEADER = "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"cty\":\"twilio-fpa;v=1\"}";

    private final TokenVerifier verifier = new TokenVerifier(Samples.settings(), Samples.AT_NOON);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e300",
                "1e3000000",
                "-1",
                "-1e300",
                "1795348800.5",
                "99999999999999999999999999",
                "\"1795348800\"",
                "null",
                "true",
                "[]",
                "{\"a\":1}"
            })
    void refusesMomentsThatAreNone(String moment) throws Exception {
        assertRefused(verifier, handmade(HEADER, moment, "1795348800"));
        assertRefused(verifier, handmade(HEADER, "1795348860", moment));
    }

    @Test
    void takesMomentsThatAreSome() throws Exception {
        assertEquals(ALICES, verifier.verify(handmade(HEADER, "1795348860", "1795348800")));
        assertEquals(ALICES, verifier.verify(handmade(HEADER, Long.toString(Long.MAX_VALUE), "1795348800")));
    }

    @Test
    void refusesWebchatOfTomorrow() throws Exception {
        assertRefused(verifier, handmade(HEADER, "1795348860", "1795435200"));
        assertRefused(verifier, handmade(HEADER, "1795348860", Long.toString(Long.MAX_VALUE)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"HS256\"}",
                "{\"alg\":\"HS256\",\"cty\":null}",
                "{\"alg\":\"HS256\",\"cty\":[\"twilio-fpa;v=1\"]}",
                "{\"alg\":\"HS256\",\"cty\":\"twilio-fpa;v=1\",\"zip\":\"DEF\"}",
                "{\"alg\":\"HS256\",\"cty\":\"twilio-fpa;v=1\",\"zip\":\"GZIP\"}",
                "{\"alg\":\"HS256\",\"cty\":\"twilio-fpa;v=1\",\"crit\":[\"x\"],\"x\":1}",
                "{\"alg\":\"HS256\",\"cty\":\"twilio-fpa;v=1\",\"b64\":false,\"crit\":[\"b64\"]}",
                "{\"alg\":{\"a\":1},\"cty\":\"twilio-fpa;v=1\"}",
                "{\"alg\":\"HS256\",\"cty\":\"twilio-fpa;v=1\",\"jwk\":7,\"x5u\":\"http://127.0.0.1:1/\"}",
                "[]",
                "null",
                "7"
            })
    void refusesOtherHeadersUnderOurSignature(String header) throws Exception {
        assertRefused(verifier, handmade(header, "1e300", "1795348800"));
    }

    @Test
    void refusesClaimsOfEndlessBracketsUnderOurSignature() throws Exception {
        assertRefused(verifier, handmade(HEADER, "[".repeat(3_000), "1"));
        assertRefused(verifier, handmade("{\"alg\":\"HS256\"}", "[".repeat(3_000) + "]".repeat(2_000), "1"));
    }

    private static String handmade(String header, String exp, String began) throws Exception {
        String claims =
                """
                {"iss":"%s","sub":"%s","exp":%s,"parley_webchat_iat":%s,
                "grants":{"identity":"alice","chat":{"service_sid":"%s"}}}
                """
                        .formatted(Samples.sid("SK"), Samples.sid("AC"), exp, began, Samples.sid("IS"));
        String signed = encoded(header.getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(claims.getBytes(StandardCharsets.UTF_8));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Samples.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return signed + "." + encoded(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void assertRefused(TokenVerifier verifier, String token) {
        TokenRefused refused = assertThrows(TokenRefused.class, () -> verifier.verify(token));

        assertEquals("token is not one of a web chat or has expired. Begin a new chat.", refused.getMessage());
    }
}
