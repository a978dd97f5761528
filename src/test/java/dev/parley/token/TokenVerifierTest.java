package dev.parley.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
    private static final Webchat ALICES = new Webchat(new Identity("alice"), Samples.NOON);

    private static final String HEADER = "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"cty\":\"twilio-fpa;v=1\"}";

    private final TokenVerifier verifier = new TokenVerifier(Samples.settings(), Samples.AT_NOON);
    private final String good = new TokenIssuer(Samples.settings(), Samples.AT_NOON, Samples.ONE_ID)
            .begin(new Identity("alice"))
            .jwt();

    @Test
    void namesWhomOurTokenWasIssuedTo() {
        assertEquals(ALICES, verifier.verify(good));
    }

    @Test
    void takesWhatAnotherLibrarySigned() throws Exception {
        assertEquals(ALICES, verifier.verify(signed(Samples.SECRET, claims -> claims)));
    }

    @Test
    void takesTokenInItsLastSecond() {
        assertEquals(ALICES, at(Samples.NOON.plusSeconds(21_599)).verify(good));
    }

    @Test
    void refusesTokenThatHasExpired() {
        assertRefused(at(Samples.NOON.plusSeconds(21_600)), good);
    }

    @Test
    void refusesOtherClaimsUnderOurSignature() throws Exception {
        String others = signed("another-secret-of-32-bytes-00000", claims -> claims.claim("grants", grants("bob")));
        String theirClaims = others.substring(0, others.lastIndexOf('.'));
        String ourSignature = good.substring(good.lastIndexOf('.'));

        assertRefused(verifier, theirClaims + ourSignature);
    }

    @Test
    void refusesSignatureOfAnotherKey() throws Exception {
        assertRefused(verifier, signed("another-secret-of-32-bytes-00000", claims -> claims));
    }

    @Test
    void refusesAlgorithmNone() throws Exception {
        SignedJWT ours = SignedJWT.parse(good);

        assertRefused(verifier, new PlainJWT(ours.getJWTClaimsSet()).serialize());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "HS384", "RS256"})
    void refusesAnotherAlgorithmInTheHeader(String algorithm) {
        String header = "{\"typ\":\"JWT\",\"alg\":\"" + algorithm + "\",\"cty\":\"twilio-fpa;v=1\"}";
        String encoded =
                Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8));

        assertRefused(verifier, encoded + good.substring(good.indexOf('.')));
        assertRefused(verifier, encoded + good.substring(good.indexOf('.'), good.lastIndexOf('.') + 1));
    }

    @Test
    void refusesTokenOfAnotherApiKey() throws Exception {
        assertRefused(
                verifier,
                signed(
                        Samples.SECRET,
                        claims -> claims.issuer(Samples.sid("SK").text().replace('0', '1'))));
    }

    @Test
    void refusesTokenOfAnotherAccount() throws Exception {
        assertRefused(
                verifier,
                signed(
                        Samples.SECRET,
                        claims -> claims.subject(Samples.sid("AC").text().replace('0', '1'))));
    }

    @Test
    void refusesTokenThatOpensNoChat() throws Exception {
        Map<String, Object> voice = Map.of("identity", "alice", "voice", Map.of("outgoing", Map.of()));

        assertRefused(verifier, signed(Samples.SECRET, claims -> claims.claim("grants", voice)));
    }

    @Test
    void refusesTokenOfNoWebchat() throws Exception {
        assertRefused(verifier, signed(Samples.SECRET, claims -> claims.claim("parley_webchat_iat", null)));
    }

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
        assertEquals(
                ALICES, verifier.verify(handmade(HEADER, Long.toString(Long.MAX_VALUE), "1795348800")));
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

    @Test
    void refusesTokenWithoutEnd() throws Exception {
        assertRefused(verifier, signed(Samples.SECRET, claims -> claims.claim("exp", null)));
    }

    @Test
    void refusesTokenWithoutIdentity() throws Exception {
        Map<String, Object> nobody =
                Map.of("chat", Map.of("service_sid", Samples.sid("IS").text()));

        assertRefused(verifier, signed(Samples.SECRET, claims -> claims.claim("grants", nobody)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "a.b.c", "....", "e30.e30.", "not a token", "\u0000"})
    void refusesWhatIsNoToken(String text) {
        assertRefused(verifier, text);
    }

    @Test
    void refusesToReadMegabytes() {
        assertRefused(verifier, good + "A".repeat(1_000_000));
    }

    @Test
    void refusesHeaderOfEndlessBrackets() {
        String deep = "{\"alg\":" + "[".repeat(5_000);

        assertRefused(
                verifier, Base64.getUrlEncoder().encodeToString(deep.getBytes(StandardCharsets.UTF_8)) + ".e30.AA");
    }

    private static TokenVerifier at(Instant moment) {
        return new TokenVerifier(Samples.settings(), Clock.fixed(moment, ZoneOffset.UTC));
    }

    /** Signs what we would sign, changed in one place. */
    private static String signed(String secret, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(Samples.sid("SK").text())
                .subject(Samples.sid("AC").text())
                .claim("exp", Samples.NOON.getEpochSecond() + 60)
                .claim("parley_webchat_iat", Samples.NOON.getEpochSecond())
                .claim("grants", grants("alice"));
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .contentType("twilio-fpa;v=1")
                .build();
        SignedJWT jwt = new SignedJWT(header, change.apply(claims).build());
        jwt.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
        return jwt.serialize();
    }

    /** Signs what no library would write. */
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

    private static Map<String, Object> grants(String identity) {
        return Map.of(
                "identity",
                identity,
                "chat",
                Map.of("service_sid", Samples.sid("IS").text()));
    }

    private static void assertRefused(TokenVerifier verifier, String token) {
        TokenRefused refused = assertThrows(TokenRefused.class, () -> verifier.verify(token));

        assertEquals("token is not one of a web chat or has expired. Begin another chat.", refused.getMessage());
    }
}
